package io.relance.functions.api.contacts;

import io.relance.application.events.RecordEvents;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Which events were recorded.
 *
 * @param accepted the number of events that are recorded, now or earlier under the same id
 * @param rejected the events that are not, in their order
 */
@Schema(name = "RecordedEvents")
public record RecordedEventsView(int accepted, List<RejectedEvent> rejected) {
  /**
   * An event that was not recorded.
   *
   * @param index its place in the request, from 0
   * @param reason what must be
   */
  @Schema(name = "RejectedEvent")
  public record RejectedEvent(int index, String reason) {}

  static RecordedEventsView of(RecordEvents.Recorded recorded) {
    return new RecordedEventsView(
        recorded.accepted(),
        recorded.rejected().stream()
            .map(rejected -> new RejectedEvent(rejected.index(), rejected.reason()))
            .toList());
  }
}
