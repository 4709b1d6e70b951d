package io.relance.server;

import io.relance.testkit.fake.AwsAccount;
import io.relance.testkit.fake.FakeSes;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;

/** A server that sends emails through an SES on loopback. */
final class SesServer implements AutoCloseable {
  private static final AwsAccount ACCOUNT = AwsAccount.INVENTED;

  private final FakeSes ses = FakeSes.start();
  private final OpenServer server;

  SesServer(Path folder) {
    server =
        new OpenServer(
            folder,
            Map.of(
                "RELANCE_SES_FROM", "Bakery <hello@example.com>",
                "RELANCE_SES_CONFIGURATION_SET", "events",
                "RELANCE_SES_TOPICS", ses.topicArn(),
                "RELANCE_AWS_ENDPOINT", ses.url().toString(),
                "AWS_REGION", ACCOUNT.region(),
                "AWS_ACCESS_KEY_ID", ACCOUNT.accessKey(),
                "AWS_SECRET_ACCESS_KEY", ACCOUNT.secretKey()));
  }

  OpenServer open() {
    return server;
  }

  FakeSes ses() {
    return ses;
  }

  /** Receives what SNS posts. */
  void posts(String notification) {
    var answer =
        server.send(
            server
                .request("/webhooks/ses")
                .header("Content-Type", "text/plain; charset=UTF-8")
                .POST(BodyPublishers.ofString(notification)));
    if (answer.status() != 200) {
      throw new IllegalStateException("A notification of SNS was answered " + answer);
    }
    server.advance("PT1S");
  }

  @Override
  public void close() {
    server.close();
    ses.close();
  }
}
