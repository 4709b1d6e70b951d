package io.relance.functions.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.inbound.AlteredWebhook;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.inbound.InboundText;
import io.relance.testkit.fake.AcceptedAwsText;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("K-6: the notifications of AWS End User Messaging, posted by SNS")
class AwsSmsControllerTest {
  private static final String PATH = "/webhooks/aws-sms";
  private static final String PERSON = "+33639980001";

  private final WebhookServer server = WebhookServer.start();
  private final String number = server.aws.account().number();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void acceptsATextInEitherVersionOfTheSignature(String version) {
    var body =
        server.aws.topic().signing(version).text("in-1", PERSON, number, "Où est mon colis ? 🙏");

    assertThat(post(body).statusCode()).isEqualTo(200);
    assertThat(server.texts).extracting(InboundText::text).containsExactly("Où est mon colis ? 🙏");
  }

  @Test
  void acceptsAnEvent() {
    var sent = new AcceptedAwsText("862a", JsonNodeFactory.instance.objectNode());

    assertThat(post(server.aws.topic().event(sent, "TEXT_DELIVERED", true)).statusCode())
        .isEqualTo(200);
    assertThat(server.receipts)
        .extracting(DeliveryReceipt::status)
        .containsExactly(DeliveryReceipt.Status.DELIVERED);
  }

  @Test
  void confirmsTheSubscriptionOfATopicOfOursOnly() {
    var other = server.aws.topic().named("arn:aws:sns:eu-west-1:210987654321:texts");

    assertThat(post(server.aws.topic().subscription()).statusCode()).isEqualTo(200);
    assertThat(post(other.subscription()).statusCode()).isEqualTo(401);
    assertThat(server.aws.confirmed()).containsExactly(server.aws.account().topicArn());
  }

  @Test
  void leavesOutWhatItDoesNotUse() {
    assertThat(post(server.aws.topic().endOfSubscription()).statusCode()).isEqualTo(200);
    assertThat(server.texts).isEmpty();
    assertThat(server.receipts).isEmpty();
  }

  @Test
  void refusesWhatSnsDidNotSign() {
    var body = server.aws.topic().text("in-1", PERSON, number, "Hi");

    assertThat(post(body.replace("Hi", "STOP")).statusCode()).isEqualTo(401);
    assertThat(post("{}").statusCode()).isEqualTo(401);
    assertThat(server.texts).isEmpty();
  }

  @Test
  void namesTheFieldOfAMalformedText() {
    var answer = post(server.aws.topic().text("in-1", "", number, "Hi"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("originationNumber is missing");
  }

  @Test
  void asksSnsToComeAgainWhenATextCannotBeStored() {
    server.fault.set(Optional.of(new TransientFailure("The store is busy")));

    assertThat(post(server.aws.topic().text("in-1", PERSON, number, "Hi")).statusCode())
        .isEqualTo(503);
  }

  @Test
  void asksSnsToComeAgainWhenItsCertificateCannotBeFetched() {
    var body =
        server
            .aws
            .topic()
            .certifiedBy(
                server.aws.url() + "/unavailable.pem", JsonNodeFactory.instance.objectNode());

    assertThat(post(body).statusCode()).isEqualTo(503);
  }

  @Test
  void refusesATextThatCameBeforeInAnotherForm() {
    server.fault.set(Optional.of(new AlteredWebhook("Another text came with this id")));

    assertThat(post(server.aws.topic().text("in-1", PERSON, number, "Hi")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void saysWhichSettingIsMissing() {
    try (var none = WebhookServer.notSetUp()) {
      var answer = none.post(PATH, new byte[0], Map.of());

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("RELANCE_AWS_SMS_TOPICS");
    }
  }

  @Test
  @DisplayName("Bad input: a body over 256 KB is 413, and the limit is named")
  void namesTheLimitOfABody() {
    var answer = server.post(PATH, new byte[256 * 1024 + 1], Map.of());

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("256 KB");
  }

  private HttpResponse<String> post(String body) {
    return server.post(
        PATH, body.getBytes(UTF_8), Map.of("Content-Type", "text/plain; charset=UTF-8"));
  }
}
