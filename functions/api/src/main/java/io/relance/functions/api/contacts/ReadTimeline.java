package io.relance.functions.api.contacts;

import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.persistence.Slice;
import io.relance.application.sending.model.Messages;
import io.relance.application.timeline.Timeline;
import io.relance.application.timeline.TimelineEntry;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.SendId;
import io.relance.domain.store.PageRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads timelines in the form of the API, with the names of automations and the texts. */
@Singleton
final class ReadTimeline {
  private final Timeline timeline;
  private final Automations automations;
  private final Messages messages;

  ReadTimeline(Timeline timeline, Automations automations, Messages messages) {
    this.timeline = timeline;
    this.automations = automations;
    this.messages = messages;
  }

  /**
   * A page of a contact's timeline, newest first.
   *
   * @throws IllegalArgumentException when the cursor is of another list
   */
  Slice<TimelineEvent> read(String contact, PageRequest page) {
    var names = new HashMap<String, String>();
    return timeline.of(new ContactId(contact), page).map(entry -> event(entry, names));
  }

  private TimelineEvent event(TimelineEntry entry, Map<String, String> names) {
    var details = new LinkedHashMap<>(entry.details());
    details.remove("message");
    details.remove("text");
    return new TimelineEvent(
        entry.at(),
        TimelineType.of(entry),
        entry.automation().map(AutomationId::value),
        entry.automation().map(id -> names.computeIfAbsent(id.value(), this::name)),
        entry.element().map(ElementId::value),
        Optional.ofNullable(details.remove("enrollment")),
        message(entry),
        Optional.ofNullable(details.remove("list")),
        Optional.ofNullable(details.remove("version")).map(Long::valueOf),
        Optional.ofNullable(details.remove("until")).map(Instant::parse),
        Optional.ofNullable(details.remove("said")).map(Instant::parse),
        entry.reason(),
        Optional.ofNullable(details.remove("criterion")),
        text(entry),
        details);
  }

  private static Optional<String> message(TimelineEntry entry) {
    return Optional.ofNullable(entry.details().get("message"));
  }

  private Optional<String> text(TimelineEntry entry) {
    var known = Optional.ofNullable(entry.details().get("text"));
    return TimelineType.of(entry) == TimelineType.INBOUND_MESSAGE
        ? known.or(
            () ->
                message(entry)
                    .map(SendId::new)
                    .flatMap(messages::find)
                    .flatMap(Messages.View::text))
        : known;
  }

  private String name(String automation) {
    return automations.find(new AutomationId(automation)).map(Automation::name).orElse("deleted");
  }
}
