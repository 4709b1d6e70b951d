package io.relance.functions.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayName("A refused webhook is logged with its reason and what to check, once a minute")
class RefusedWebhooksTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(RefusedWebhooks.class);
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
  private WebhookServer server = WebhookServer.start();

  @BeforeEach
  void listen() {
    appender.start();
    logger.addAppender(appender);
  }

  @AfterEach
  void close() {
    logger.detachAppender(appender);
    server.close();
  }

  @Test
  void namesTheSecretOfTheShop() {
    post("/webhooks/shopify");

    assertThat(lines())
        .singleElement()
        .asString()
        .startsWith("Refused a webhook of Shopify with 401, 1 since the last line:")
        .contains("signature", "RELANCE_SHOPIFY_SECRET");
  }

  @Test
  void namesTheTokenAndTheAddressThatTwilioSignsWith() {
    post("/webhooks/twilio/messages");

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("Twilio", "RELANCE_TWILIO_AUTH_TOKEN", "RELANCE_PUBLIC_URL");
  }

  @Test
  void namesTheSettingThatIsMissing() {
    server.close();
    server = WebhookServer.notSetUp();

    post("/webhooks/shopify");

    assertThat(lines()).singleElement().asString().contains("503", "RELANCE_SHOPIFY_SHOP");
  }

  @Test
  void countsThoseWithinAMinute() {
    post("/webhooks/shopify");
    post("/webhooks/shopify");
    post("/webhooks/shopify");
    server.now.updateAndGet(now -> now.plus(Duration.ofMinutes(1)));
    post("/webhooks/shopify");

    assertThat(lines()).hasSize(2);
    assertThat(lines().getLast()).contains("3 since the last line");
  }

  private void post(String path) {
    server.post(path, "{}".getBytes(UTF_8), Map.of("X-Shopify-Topic", "orders/create"));
  }

  private List<String> lines() {
    return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
