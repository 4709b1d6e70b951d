package io.relance.functions.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.inbound.AlteredWebhook;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.InboundText;
import io.relance.testkit.fake.AcceptedWhatsApp;
import io.relance.testkit.fake.MetaAccount;
import io.relance.testkit.fake.MetaWebhooks;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("K-6: the webhooks of Meta's WhatsApp Cloud API")
class WhatsAppControllerTest {
  private static final String PATH = "/webhooks/whatsapp";
  private static final MetaAccount META = MetaAccount.INVENTED;
  private static final String PERSON = "33639980001";

  private final WebhookServer server = WebhookServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void answersTheChallengeOfAVerificationAsText() {
    var answer = verify(META.verifyToken());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("1158201444");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
  }

  @Test
  void refusesAVerificationWithoutTheToken() {
    assertThat(verify("guess").statusCode()).isEqualTo(403);
    assertThat(server.get(PATH).statusCode()).isEqualTo(403);
  }

  @Test
  void acceptsAllMessagesAndStatusesOfABatch() {
    var sent =
        new AcceptedWhatsApp(
            "wamid.9", com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    var batch =
        MetaWebhooks.of(META)
            .text("wamid.1", PERSON, "Où est ma commande ? 🙏")
            .text("wamid.2", PERSON, "STOP")
            .status(sent, "read");

    assertThat(post(batch.body()).statusCode()).isEqualTo(200);
    assertThat(server.texts)
        .extracting(InboundText::text)
        .containsExactly("Où est ma commande ? 🙏", "STOP");
    assertThat(server.receipts)
        .extracting(DeliveryReceipt::status)
        .containsExactly(DeliveryReceipt.Status.READ);
  }

  @Test
  void refusesWhatMetaDidNotSign() {
    var body = MetaWebhooks.of(META).text("wamid.1", PERSON, "Hi").body();
    var another = new MetaAccount("1", "2", "3", "another-secret", "4").signature(body);

    assertThat(post(body, Map.of()).statusCode()).isEqualTo(401);
    assertThat(post(body, Map.of("X-Hub-Signature-256", another)).statusCode()).isEqualTo(401);
    assertThat(server.texts).isEmpty();
  }

  @Test
  void asksMetaToComeAgainWhenAMessageCannotBeStored() {
    server.fault.set(Optional.of(new TransientFailure("The store is busy")));

    assertThat(post(MetaWebhooks.of(META).text("wamid.1", PERSON, "Hi").body()).statusCode())
        .isEqualTo(503);
  }

  @Test
  void acceptsABatchWithAMessageThatCameBeforeInAnotherForm() {
    server.fault.set(Optional.of(new AlteredWebhook("Another text came with this id")));

    assertThat(post(MetaWebhooks.of(META).text("wamid.1", PERSON, "Hi").body()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void saysWhichSettingIsMissing() {
    try (var none = WebhookServer.notSetUp()) {
      assertThat(none.post(PATH, new byte[0], Map.of()).body())
          .contains("RELANCE_WHATSAPP_APP_SECRET");
      assertThat(none.get(PATH).body()).contains("RELANCE_WHATSAPP_VERIFY_TOKEN");
    }
  }

  @Test
  @DisplayName("Bad input: a body over 4 MB is 413, and the limit is named")
  void namesTheLimitOfABody() {
    var answer = server.post(PATH, new byte[4 * 1024 * 1024 + 1], Map.of());

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("4 MB");
  }

  private HttpResponse<String> verify(String token) {
    return server.get(
        PATH + "?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=" + token);
  }

  private HttpResponse<String> post(String body) {
    return post(body, Map.of("X-Hub-Signature-256", META.signature(body)));
  }

  private HttpResponse<String> post(String body, Map<String, String> headers) {
    return server.post(PATH, body.getBytes(UTF_8), headers);
  }
}
