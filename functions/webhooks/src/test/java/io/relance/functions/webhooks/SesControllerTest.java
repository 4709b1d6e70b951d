package io.relance.functions.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.DeliveryReceipt.Status;
import io.relance.testkit.fake.AcceptedSesEmail;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-C6, C-C10: the notifications of SES, posted by SNS")
class SesControllerTest {
  private static final String PATH = "/webhooks/ses";
  private static final AcceptedSesEmail SENT =
      new AcceptedSesEmail("0102-1", JsonNodeFactory.instance.objectNode());

  private final WebhookServer server = WebhookServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void acceptsAnEvent() {
    assertThat(post(server.ses.event(SENT, "Complaint", "{}")).statusCode()).isEqualTo(200);
    assertThat(server.receipts)
        .extracting(DeliveryReceipt::status)
        .containsExactly(Status.COMPLAINED);
  }

  @Test
  void confirmsTheSubscriptionOfATopicOfOursOnly() {
    var other = server.ses.topic().named("arn:aws:sns:eu-west-1:210987654321:emails");

    assertThat(post(server.ses.topic().subscription()).statusCode()).isEqualTo(200);
    assertThat(post(other.subscription()).statusCode()).isEqualTo(401);
    assertThat(server.ses.confirmed()).containsExactly(server.ses.topicArn());
  }

  @Test
  void refusesWhatSnsDidNotSign() {
    var body = server.ses.event(SENT, "Bounce", "{}");

    assertThat(post(body.replace("Bounce", "Complaint")).statusCode()).isEqualTo(401);
    assertThat(post("{}").statusCode()).isEqualTo(401);
    assertThat(server.receipts).isEmpty();
  }

  @Test
  @DisplayName("The topics of texts and of emails are apart")
  void refusesTheTopicOfTexts() {
    assertThat(post(server.aws.topic().text("in-1", "+33639980001", "36180", "STOP")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void asksSnsToComeAgainWhenAnEventCannotBeStored() {
    server.fault.set(Optional.of(new TransientFailure("The store is busy")));

    assertThat(post(server.ses.event(SENT, "Delivery", "{}")).statusCode()).isEqualTo(503);
  }

  @Test
  void saysWhichSettingIsMissing() {
    try (var none = WebhookServer.notSetUp()) {
      var answer = none.post(PATH, new byte[0], Map.of());

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("RELANCE_SES_TOPICS");
    }
  }

  private HttpResponse<String> post(String body) {
    return server.post(
        PATH, body.getBytes(UTF_8), Map.of("Content-Type", "text/plain; charset=UTF-8"));
  }
}
