package io.relance.lambda.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.testkit.fake.FakeSes;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D-3: notifications of SES behind the gateway")
class SesFunctionTest {
  private final FakeSes ses = FakeSes.start();
  private Gateway gateway;
  private WebhooksFunction function;

  @BeforeEach
  void open(@TempDir Path folder) {
    gateway =
        new Gateway(
            folder,
            Map.of(
                "RELANCE_SES_FROM", "hello@example.com",
                "RELANCE_SES_TOPICS", ses.topicArn(),
                "RELANCE_AWS_ENDPOINT", ses.url().toString(),
                "AWS_REGION", ses.account().region()));
    function = new WebhooksFunction(gateway.relance, gateway.settings);
  }

  @AfterEach
  void close() {
    gateway.close();
    ses.close();
  }

  @Test
  void confirmsASubscriptionThatSnsSigned() {
    var body = ses.topic().subscription();

    assertThat(status(body.replace("2336412f37", "another"))).isEqualTo(401);
    assertThat(ses.confirmed()).isEmpty();
    assertThat(status(body)).isEqualTo(200);
    assertThat(ses.confirmed()).containsExactly(ses.topicArn());
  }

  private int status(String body) {
    return Gateway.answer(
            function,
            Gateway.request(
                "POST",
                "/webhooks/ses",
                body.getBytes(UTF_8),
                Map.of("Content-Type", "text/plain; charset=UTF-8")))
        .getStatusCode();
  }
}
