package io.relance.testkit.fake;

import java.time.Instant;
import java.util.Optional;

/**
 * A text that the fake Twilio took.
 *
 * @param from the number or the messaging service
 * @param statusCallback where its receipts go; empty if none were requested
 */
public record AcceptedText(
    String sid, String from, String to, String body, String statusCallback, Instant at) {

  /** The send id in the address of the receipts. */
  public Optional<String> sendId() {
    var query = statusCallback.indexOf('?');
    return query < 0
        ? Optional.empty()
        : Optional.ofNullable(Form.read(statusCallback.substring(query + 1)).get("send"));
  }

  boolean viaService() {
    return from.startsWith("MG");
  }
}
