package io.relance.functions.api.contacts;

import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.persistence.Slice;
import io.relance.application.sending.model.Messages;
import io.relance.application.timeline.Timeline;
import io.relance.application.timeline.TimelineEntry;
import io.relance.domain.store.PageRequest;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads timelines in the words of the API, with the names of automations and the texts. */
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
    return timeline.of(contact, page).map(entry -> event(entry, names));
  }

  private TimelineEvent event(TimelineEntry entry, Map<String, String> names) {
    var details = new LinkedHashMap<>(entry.details());
    var message = Optional.ofNullable(details.remove("message"));
    details.remove("text");
    return new TimelineEvent(
        entry.at(),
        TimelineType.of(entry),
        entry.automation(),
        entry.automation().map(id -> names.computeIfAbsent(id, this::name)),
        entry.element(),
        Optional.ofNullable(details.remove("enrollment")),
        message,
        Optional.ofNullable(details.remove("list")),
        entry.reason(),
        text(entry, message),
        details);
  }

  private Optional<String> text(TimelineEntry entry, Optional<String> message) {
    var known = Optional.ofNullable(entry.details().get("text"));
    return TimelineType.of(entry) == TimelineType.INBOUND_MESSAGE
        ? known.or(() -> message.flatMap(messages::find).flatMap(Messages.View::text))
        : known;
  }

  private String name(String automation) {
    return automations.find(automation).map(Automation::name).orElse("deleted");
  }
}
