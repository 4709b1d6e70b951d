package io.relance.application.inbound;

import io.relance.application.contacts.ContactKeys;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts the texts of a contact that were answered in the last hour, and ends it at twenty. */
final class ReplyCap {
  private static final int MOST = 20;
  private static final Duration PERIOD = Duration.ofHours(1);
  private static final String ANSWERED = "answered";
  private static final String REVISION = "revision";

  private final ItemStore store;
  private final InstantSource clock;

  ReplyCap(ItemStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Whether a text may be answered; then it counts, once. */
  boolean admits(ReceivedText text) {
    return OptimisticRetry.retry(
        "replies of contact", text.contact(), () -> attempt(text.contact(), text.occurrence()));
  }

  /** Empty on a conflicting write. */
  private Optional<Boolean> attempt(String contact, String occurrence) {
    var key = ContactKeys.inContact(contact, "replies");
    var kept = store.get(key);
    var recent = recent(kept);
    if (recent.stream().anyMatch(answered -> answered.endsWith("#" + occurrence))) {
      return Optional.of(true);
    }
    if (recent.size() >= MOST) {
      return Optional.of(false);
    }
    var now = Instants.text(clock.instant()) + "#" + occurrence;
    var written = Transactions.write(store, List.of(write(key, kept, recent, now)));
    return written.committed() ? Optional.of(true) : Optional.empty();
  }

  private Write write(ItemKey key, Optional<Item> kept, List<String> recent, String now) {
    var revision = kept.map(item -> item.number(REVISION)).orElse(0L);
    return new Write.Put(
        ItemBuilder.at(key)
            .texts(ANSWERED, Stream.concat(recent.stream(), Stream.of(now)).toList())
            .number(REVISION, revision + 1)
            .build(),
        kept.isEmpty() ? Precondition.absent() : Precondition.equal(REVISION, revision));
  }

  private List<String> recent(Optional<Item> kept) {
    var since = Instants.text(clock.instant().minus(PERIOD));
    return kept.flatMap(item -> item.attribute(ANSWERED)).stream()
        .flatMap(
            value -> value instanceof Value.ListOf(var values) ? values.stream() : Stream.empty())
        .map(value -> ((Value.Text) value).text())
        .filter(answered -> answered.substring(0, answered.indexOf('#')).compareTo(since) > 0)
        .toList();
  }
}
