package io.relance.application.timeline;

import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ElementId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of the timeline of a contact.
 *
 * @param kind what happened, such as {@code entered}, {@code message} or {@code consent}
 * @param automation in which automation
 * @param element at which of its elements
 * @param reason why, in words
 * @param details more, by name
 */
public record TimelineEntry(
    Instant at,
    String kind,
    Optional<AutomationId> automation,
    Optional<ElementId> element,
    Optional<String> reason,
    Map<String, String> details) {
  public TimelineEntry {
    details = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  static TimelineEntry of(Instant at, String kind) {
    return new TimelineEntry(
        at, kind, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
  }

  TimelineEntry in(AutomationId newAutomation) {
    return new TimelineEntry(at, kind, Optional.of(newAutomation), element, reason, details);
  }

  TimelineEntry at(ElementId newElement) {
    return new TimelineEntry(at, kind, automation, Optional.of(newElement), reason, details);
  }

  TimelineEntry because(String why) {
    return new TimelineEntry(at, kind, automation, element, Optional.of(why), details);
  }

  TimelineEntry with(String name, String value) {
    var more = new LinkedHashMap<>(details);
    more.put(name, value);
    return new TimelineEntry(at, kind, automation, element, reason, more);
  }
}
