package io.relance.application.timeline;

import io.relance.application.execution.Enrollment;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.model.Messages;
import io.relance.application.sending.model.ReceivedMessage;
import io.relance.application.sending.model.SendKind;
import io.relance.application.timeline.TimelineRow.Rank;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.json.Choices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A contact's messages, and their outcomes. */
final class MessageHistory {
  private final ItemStore store;
  private final FlowPlaces places;

  MessageHistory(ItemStore store, FlowPlaces places) {
    this.store = store;
    this.places = places;
  }

  /**
   * Reads on to the end of an instant, since messages of one instant are in no order. What the
   * contact wrote is among its activities.
   */
  List<TimelineRow> before(
      ContactId contact, Map<EnrollmentId, Enrollment> enrollments, PageCursor pageCursor) {
    var query =
        Query.of(Tables.SENDS, contact.value())
            .on(Tables.SENDS_OF_CONTACT)
            .between("0", pageCursor.latest() + Query.LAST)
            .backwards()
            .limit(Math.min(1000, pageCursor.limit() + 1));
    var found = new ArrayList<TimelineRow>();
    try (var sends = store.all(query)) {
      for (var send : (Iterable<Item>) sends.filter(MessageHistory::isToContact)::iterator) {
        var timelineRow = placed(send, enrollments);
        if (found.size() >= pageCursor.limit()
            && timelineRow.entry().at().isBefore(found.getLast().entry().at())) {
          break;
        }
        if (pageCursor.admits(timelineRow)
            && !timelineRow.entry().kind().equals(Messages.INBOUND)) {
          found.add(timelineRow);
        }
      }
    }
    return TimelineRow.newest(found.stream(), pageCursor);
  }

  /** Tests went to somebody else. */
  private static boolean isToContact(Item message) {
    return !ReceivedMessage.isReceived(message)
        && !message.text("kind").equals(Optional.of(Choices.name(SendKind.TEST)));
  }

  private TimelineRow placed(Item send, Map<EnrollmentId, Enrollment> enrollments) {
    var view = Messages.view(send);
    var entry =
        new TimelineEntry(
            view.at(),
            view.kind(),
            view.automation(),
            view.element(),
            view.reason(),
            details(view));
    var enrollment =
        send.text("enrollment")
            .flatMap(id -> Optional.ofNullable(enrollments.get(new EnrollmentId(id))));
    return enrollment
        .flatMap(it -> view.element().map(element -> places.id(it, element) + "#" + view.id()))
        .map(id -> TimelineRow.of(entry, Rank.PASSAGE, id))
        .orElseGet(() -> TimelineRow.of(entry, Rank.MESSAGE, view.id().value()));
  }

  private static Map<String, String> details(Messages.View view) {
    var details = new LinkedHashMap<String, String>();
    details.put("message", view.id().value());
    details.put("channel", view.channel());
    view.purpose().ifPresent(purpose -> details.put("purpose", purpose));
    details.put("state", view.state());
    view.provider().ifPresent(provider -> details.put("provider", provider));
    view.providerCode().ifPresent(code -> details.put("providerCode", code));
    view.text().ifPresent(text -> details.put("text", text));
    return details;
  }
}
