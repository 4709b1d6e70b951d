package io.relance.testkit.fake;

import io.relance.testkit.server.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;

/** Calls webhooks as Twilio does, with signed forms. */
public record TwilioCalls(TwilioAccount account) {
  /** Returns the status of the response. */
  public int call(String url, Map<String, String> form) {
    return Http.send(
            HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header("X-Twilio-Signature", account.signature(url, form))
                .POST(BodyPublishers.ofString(Form.write(form))))
        .statusCode();
  }
}
