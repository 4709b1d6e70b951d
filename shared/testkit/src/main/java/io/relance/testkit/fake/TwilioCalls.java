package io.relance.testkit.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Calls a webhook as Twilio does: a signed form. */
final class TwilioCalls implements AutoCloseable {
  private final TwilioAccount account;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  TwilioCalls(TwilioAccount account) {
    this.account = account;
  }

  /** Answers the status that the webhook gave. */
  int call(String url, Map<String, String> form) {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(15))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .header("X-Twilio-Signature", account.signature(url, form))
            .POST(BodyPublishers.ofString(Form.write(form)))
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while calling a webhook", e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
