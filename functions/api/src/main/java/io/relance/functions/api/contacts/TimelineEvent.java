package io.relance.functions.api.contacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that happened to a contact.
 *
 * @param automationName the automation's name now; {@code deleted} once it is gone
 * @param reason a code or a sentence that says why
 * @param text what a message said
 * @param details more, by name: the channel, the state of a message, the exit of an element
 */
@Schema(name = "TimelineEvent")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TimelineEvent(
    Instant at,
    TimelineType type,
    Optional<String> automationId,
    Optional<String> automationName,
    Optional<String> elementId,
    Optional<String> enrollmentId,
    Optional<String> messageId,
    Optional<String> listId,
    Optional<String> reason,
    Optional<String> text,
    Map<String, String> details) {

  /** Never shows what a message said. */
  @Override
  public String toString() {
    return "TimelineEvent[at=" + at + ", type=" + type + "]";
  }
}
