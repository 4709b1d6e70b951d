package io.relance.application.events;

import io.relance.application.persistence.Json;
import io.relance.domain.queue.Message;
import java.util.Optional;

/**
 * The queue message of an event that may trigger automations.
 *
 * @param only the only automation to trigger; when absent, all that are live and match
 */
public record ContactEventMessage(String occurrence, Optional<LiveReference> only) {

  /** An offer to every automation that matches. */
  public static ContactEventMessage toAll(String occurrence) {
    return new ContactEventMessage(occurrence, Optional.empty());
  }

  public static ContactEventMessage parse(String body) {
    return Json.read(body, ContactEventMessage.class);
  }

  Message message() {
    return Message.of(Json.write(this));
  }
}
