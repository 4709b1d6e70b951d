package io.relance.functions.api.contacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An event on a contact's timeline.
 *
 * @param automationName the automation's current name; {@code deleted} after its deletion
 * @param version the version of the flow that an enrollment entered
 * @param until the end of a delay
 * @param statedAt when consent was given or withdrawn, if that was not when it was recorded
 * @param reason a code or an error message
 * @param criterion the criteria that decided a condition, with the contact's values
 * @param text the text of a message
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
    Optional<Long> version,
    Optional<Instant> until,
    Optional<Instant> statedAt,
    Optional<String> reason,
    Optional<String> criterion,
    Optional<String> text,
    Map<String, String> details) {

  /** Never shows the text of a message. */
  @Override
  public String toString() {
    return "TimelineEvent[at=" + at + ", type=" + type + "]";
  }
}
