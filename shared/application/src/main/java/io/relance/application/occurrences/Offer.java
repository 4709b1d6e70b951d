package io.relance.application.occurrences;

import io.relance.application.store.Json;
import io.relance.domain.queue.Message;
import java.util.Optional;

/**
 * Tells of an occurrence that may trigger automations.
 *
 * @param only the one automation that it is for; when absent, all that are live and match
 */
public record Offer(String occurrence, Optional<LiveReference> only) {

  /** An offer to every automation that matches. */
  public static Offer toAll(String occurrence) {
    return new Offer(occurrence, Optional.empty());
  }

  public static Offer parse(String body) {
    return Json.read(body, Offer.class);
  }

  Message message() {
    return Message.of(Json.write(this));
  }
}
