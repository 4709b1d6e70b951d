package io.relance.lambda.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Queues;
import io.relance.testkit.fake.FakeAwsSms;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D-3: notifications of SNS behind the gateway, which encodes bodies in base64")
class AwsSmsFunctionTest {
  private final FakeAwsSms aws = FakeAwsSms.start();
  private Gateway gateway;
  private WebhooksFunction function;

  @BeforeEach
  void open(@TempDir Path folder) {
    gateway =
        new Gateway(
            folder,
            Map.of(
                "RELANCE_AWS_SMS_ORIGINATION", aws.account().number(),
                "RELANCE_AWS_SMS_TOPICS", aws.account().topicArn(),
                "RELANCE_AWS_ENDPOINT", aws.url().toString(),
                "AWS_REGION", aws.account().region()));
    function = new WebhooksFunction(gateway.relance, gateway.settings);
  }

  @AfterEach
  void close() {
    gateway.close();
    aws.close();
  }

  @Test
  void queuesATextThatSnsSigned() {
    var number = aws.account().number();
    var body = aws.topic().text("in-1", "+15145550142", number, "Où est ma commande ? 🙏");

    assertThat(status(body.replace("commande", "command"))).isEqualTo(401);
    assertThat(gateway.queued(Queues.INBOUND)).isEmpty();
    assertThat(status(body)).isEqualTo(200);
    assertThat(gateway.queued(Queues.INBOUND)).hasSize(1);
  }

  @Test
  void confirmsASubscription() {
    assertThat(status(aws.topic().subscription())).isEqualTo(200);
    assertThat(aws.confirmed()).containsExactly(aws.account().topicArn());
  }

  private int status(String body) {
    return Gateway.answer(
            function,
            Gateway.request(
                "POST",
                "/webhooks/aws-sms",
                body.getBytes(UTF_8),
                Map.of("Content-Type", "text/plain; charset=UTF-8")))
        .getStatusCode();
  }
}
