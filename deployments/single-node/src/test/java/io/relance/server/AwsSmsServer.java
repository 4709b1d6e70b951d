package io.relance.server;

import io.relance.testkit.fake.AcceptedAwsText;
import io.relance.testkit.fake.AwsAccount;
import io.relance.testkit.fake.FakeAwsSms;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server that sends texts through an AWS End User Messaging on loopback, and not by Twilio. */
final class AwsSmsServer implements AutoCloseable {
  private static final AwsAccount ACCOUNT = AwsAccount.INVENTED;

  private final FakeAwsSms aws = FakeAwsSms.start();
  private final OpenServer server;
  private int texts;

  AwsSmsServer(Path folder) {
    this(folder, Map.of());
  }

  /** One with other settings. */
  AwsSmsServer(Path folder, Map<String, String> others) {
    var settings =
        new HashMap<>(
            Map.of(
                "RELANCE_TWILIO_ACCOUNT_SID", "",
                "RELANCE_TWILIO_AUTH_TOKEN", "",
                "RELANCE_TWILIO_FROM", "",
                "RELANCE_AWS_SMS_ORIGINATION", ACCOUNT.number(),
                "RELANCE_AWS_SMS_CONFIGURATION_SET", "events",
                "RELANCE_AWS_SMS_TOPICS", ACCOUNT.topicArn(),
                "RELANCE_AWS_ENDPOINT", aws.url().toString(),
                "AWS_REGION", ACCOUNT.region(),
                "AWS_ACCESS_KEY_ID", ACCOUNT.accessKey(),
                "AWS_SECRET_ACCESS_KEY", ACCOUNT.secretKey()));
    settings.putAll(others);
    server = new OpenServer(folder, settings);
  }

  OpenServer open() {
    return server;
  }

  FakeAwsSms aws() {
    return aws;
  }

  /** Receives a text, and lets it be answered. */
  void texted(String phone, String words) {
    texts++;
    posts(aws.topic().text("in-" + texts, phone, ACCOUNT.number(), words));
    server.advance("PT1S");
  }

  /** Receives a text that replies to one of ours, and lets it be answered. */
  void replied(AcceptedAwsText to, String words) {
    texts++;
    posts(aws.topic().reply(to, "in-" + texts, words));
    server.advance("PT1S");
  }

  /** Receives what SNS posts. */
  void posts(String notification) {
    var answer =
        server.send(
            server
                .request("/webhooks/aws-sms")
                .header("Content-Type", "text/plain; charset=UTF-8")
                .POST(BodyPublishers.ofString(notification)));
    if (answer.status() != 200) {
      throw new IllegalStateException("A notification of SNS was answered " + answer);
    }
  }

  /** The texts that AWS accepted, oldest first. */
  List<String> sent() {
    return aws.accepted().stream().map(AcceptedAwsText::text).toList();
  }

  @Override
  public void close() {
    server.close();
    aws.close();
  }
}
