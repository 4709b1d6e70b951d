package io.relance.application.sending.waiting;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/**
 * Opens the lines in which sends wait, and closes those in which nothing waits.
 *
 * <p>Who adds to a line looks at it after the write; who closes a line marks it, and looks into it
 * after that write. The later of the two sees what the other did: either the line is opened again,
 * so that the mark is gone and it is not deleted, or what was added is found. A line that is marked
 * when the process crashes is released as an open one is.
 */
final class WaitingLines {
  private final ItemStore store;
  private final Schedule schedule;
  private final InstantSource clock;

  WaitingLines(ItemStore store, Schedule schedule, InstantSource clock) {
    this.store = store;
    this.schedule = schedule;
    this.clock = clock;
  }

  /** Opens a line to which something was added, unless it is open and nobody is closing it. */
  void open(WaitingLine line) {
    if (store.get(line.key()).filter(WaitingLine::isOpen).isPresent()) {
      return;
    }
    // An entry of its own, which no other opening writes, and so no other's end removes.
    var subject = new WaitingSendsSubject(WaitingLine.name(line.sender()), Ids.random());
    var entry = schedule.entry(DueKind.WAITING_SENDS, subject.text(), clock.instant());
    Transactions.write(store, List.of(line.opening(), schedule.put(entry)));
  }

  /** Closes a line in which nothing was found. */
  void close(WaitingLine line) {
    var token = Ids.random();
    Transactions.write(store, List.of(line.closing(token)));
    var last = isEmpty(line.waiting()) ? line.closed(token) : line.opening();
    Transactions.write(store, List.of(last));
  }

  boolean areOpen(String sender) {
    return !isEmpty(WaitingLine.open(sender));
  }

  /** The lines of a sender, in another order at each instant: none is always the last. */
  List<WaitingLine> open(String sender, Instant now) {
    return store
        .all(WaitingLine.open(sender))
        .map(WaitingLine::of)
        .sorted(Comparator.comparing(line -> Ids.hash(line.key().sort(), now.toString())))
        .toList();
  }

  private boolean isEmpty(Query query) {
    return store.all(query.limit(1)).findFirst().isEmpty();
  }
}
