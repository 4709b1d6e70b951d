package io.relance.application.timeline;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.contacts.ContactKeys;
import io.relance.application.contacts.LedgerLine;
import io.relance.application.store.Json;
import io.relance.application.store.Tables;
import io.relance.application.timeline.Placed.Rank;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is kept in a contact's own partition: activities, consents, lists. */
final class OwnHistory {
  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

  private final ItemStore store;

  OwnHistory(ItemStore store) {
    this.store = store;
  }

  List<Placed> before(String contact, Before before) {
    var all =
        Stream.of(activities(contact, before).stream(), consents(contact), lists(contact))
            .flatMap(Function.identity());
    return Placed.newest(all, before);
  }

  /** Activities have the order of their keys, so that only the newest are read. */
  private List<Placed> activities(String contact, Before before) {
    var query =
        Query.of(Tables.CONTACTS, ContactKeys.partition(contact))
            .between(ContactKeys.ACTIVITY, ContactKeys.ACTIVITY + before.latest() + Query.LAST)
            .backwards()
            .limit(Math.min(1000, before.limit() + 1));
    return store
        .all(query)
        .map(OwnHistory::activity)
        .filter(before::admits)
        .limit(before.limit())
        .toList();
  }

  private static Placed activity(Item item) {
    var at = Instant.parse(item.text("at").orElseThrow());
    var details = Json.read(item.text("details").orElse("{}"), DETAILS);
    var entry = TimelineEntry.of(at, item.text("kind").orElseThrow());
    for (var detail : details.entrySet()) {
      entry =
          switch (detail.getKey()) {
            case "automation" -> entry.in(detail.getValue());
            case "element" -> entry.at(detail.getValue());
            case "reason" -> entry.because(detail.getValue());
            default -> entry.with(detail.getKey(), detail.getValue());
          };
    }
    var sort = item.key().sort();
    return Placed.of(entry, Rank.EVENT, sort.substring(sort.lastIndexOf('#') + 1));
  }

  private Stream<Placed> consents(String contact) {
    return store.all(LedgerLine.query(contact)).map(LedgerLine::of).map(OwnHistory::consent);
  }

  private static Placed consent(LedgerLine line) {
    var said = line.entry();
    var entry =
        TimelineEntry.of(line.recordedAt(), "consent")
            .with("channel", lower(said.channel()))
            .with("type", lower(said.type()))
            .with("state", lower(said.state()))
            .with("source", said.source())
            .with(
                "said",
                Optional.of(said.at())
                    .filter(at -> !at.equals(line.recordedAt()))
                    .map(Instant::toString));
    return Placed.of(
        line.reason().map(entry::because).orElse(entry),
        Rank.CONSENT,
        "%06d".formatted(line.seq()));
  }

  private Stream<Placed> lists(String contact) {
    return store
        .all(
            Query.of(Tables.CONTACTS, ContactKeys.partition(contact))
                .startingWith(ContactKeys.LIST))
        .map(OwnHistory::list);
  }

  private static Placed list(Item item) {
    var list = item.key().sort().substring(ContactKeys.LIST.length());
    var at = Instant.parse(item.text("addedAt").orElseThrow());
    return Placed.of(TimelineEntry.of(at, "added-to-list").with("list", list), Rank.LIST, list);
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
