package io.relance.application.timeline;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.contacts.ConsentLedgerEntry;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.application.timeline.TimelineRow.Rank;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The entries from a contact's own partition: activities and consents. */
final class ContactHistory {
  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

  private final ItemStore store;

  ContactHistory(ItemStore store) {
    this.store = store;
  }

  List<TimelineRow> before(ContactId contact, PageCursor pageCursor) {
    var all = Stream.concat(activities(contact, pageCursor).stream(), consents(contact));
    return TimelineRow.newest(all, pageCursor);
  }

  /** Activities have the order of their keys, so that only the newest are read. */
  private List<TimelineRow> activities(ContactId contact, PageCursor pageCursor) {
    var query =
        Query.of(Tables.CONTACTS, ContactKeys.partition(contact))
            .between(ContactKeys.ACTIVITY, ContactKeys.ACTIVITY + pageCursor.latest() + Query.LAST)
            .backwards()
            .limit(Math.min(1000, pageCursor.limit() + 1));
    return store
        .all(query)
        .map(ContactHistory::activity)
        .filter(pageCursor::admits)
        .limit(pageCursor.limit())
        .toList();
  }

  private static TimelineRow activity(Item item) {
    var at = item.instant("at").orElseThrow();
    var details = Json.read(item.text("details").orElse("{}"), DETAILS);
    var entry = TimelineEntry.of(at, item.text("kind").orElseThrow());
    for (var detail : details.entrySet()) {
      entry =
          switch (detail.getKey()) {
            case "automation" -> entry.in(new AutomationId(detail.getValue()));
            case "element" -> entry.at(new ElementId(detail.getValue()));
            case "reason" -> entry.because(detail.getValue());
            default -> entry.with(detail.getKey(), detail.getValue());
          };
    }
    var sort = item.key().sort();
    return TimelineRow.of(entry, Rank.EVENT, sort.substring(sort.lastIndexOf('#') + 1));
  }

  private Stream<TimelineRow> consents(ContactId contact) {
    return store
        .all(ConsentLedgerEntry.query(contact))
        .map(ConsentLedgerEntry::of)
        .map(ContactHistory::consent);
  }

  private static TimelineRow consent(ConsentLedgerEntry line) {
    var said = line.entry();
    var entry =
        TimelineEntry.of(line.recordedAt(), "consent")
            .with("channel", lower(said.channel()))
            .with("type", lower(said.type()))
            .with("state", lower(said.state()))
            .with("source", said.source());
    var dated =
        said.at().equals(line.recordedAt()) ? entry : entry.with("said", said.at().toString());
    return TimelineRow.of(
        line.reason().map(dated::because).orElse(dated),
        Rank.CONSENT,
        "%06d".formatted(line.seq()));
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
