package io.relance.application.membership;

import io.relance.application.contacts.Contacts;
import io.relance.application.membership.MoveMembers.Moves;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.application.segments.Segment;
import io.relance.application.segments.SegmentReferences;
import io.relance.application.segments.Segments;
import io.relance.domain.id.SegmentId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares all contacts with the criteria of a segment that is new or has changed, a part at a
 * time; each contact that moves is stored. A comparison that is cut short goes on where it was.
 */
public final class CompareMembers implements DueAction {
  private static final String PLACE = "place";
  private static final String SILENT = "silent";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int AT_ONCE = 2_000;

  private final ItemStore store;
  private final Contacts contacts;
  private final Segments segments;
  private final MoveMembers moveMembers;
  private final Schedule schedule;
  private final InstantSource clock;

  public CompareMembers(
      ItemStore store,
      Contacts contacts,
      Segments segments,
      MoveMembers moveMembers,
      Schedule schedule,
      InstantSource clock) {
    this.store = store;
    this.contacts = contacts;
    this.segments = segments;
    this.moveMembers = moveMembers;
    this.schedule = schedule;
    this.clock = clock;
  }

  private static ItemKey key(SegmentId segment) {
    return new ItemKey(Tables.CONTACTS, "segment#" + segment, "comparison");
  }

  /** Whether the first members of a segment are still being stored. */
  public boolean isFirst(SegmentId segment) {
    return store.get(key(segment)).filter(CompareMembers::isSilent).isPresent();
  }

  private static boolean isSilent(Item comparison) {
    return comparison.attribute(SILENT).equals(Optional.of(Value.of(true)));
  }

  /**
   * The writes that begin a comparison, for the transaction that makes it necessary.
   *
   * @param moves silent for the first members of a new segment
   */
  public List<Write> begin(SegmentId segment, Moves moves) {
    var silent = moves == Moves.SILENT || isFirst(segment);
    var due = clock.instant().plus(PATIENCE);
    return List.of(
        Write.put(
            ItemBuilder.at(key(segment)).text(PLACE, Query.LAST).flag(SILENT, silent).build()),
        schedule.put(schedule.entry(DueKind.SEGMENT, segment.value(), due)));
  }

  /** Begins a comparison of every segment. */
  public void beginAll() {
    segments
        .all()
        .toList()
        .forEach(segment -> Transactions.write(store, begin(segment.id(), Moves.EVENTS)));
  }

  /** Compares what can be compared at once; the schedule continues. */
  public void compare(SegmentId segment) {
    fire(segment.value(), clock.instant())
        .map(due -> schedule.entry(DueKind.SEGMENT, segment.value(), due))
        .ifPresent(
            entry -> {
              Transactions.write(store, List.of(schedule.put(entry)));
              schedule.wakeFor(entry);
            });
  }

  @Override
  public DueKind kind() {
    return DueKind.SEGMENT;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    var id = new SegmentId(subject);
    var comparison = store.get(key(id));
    var segment = segments.find(id);
    if (comparison.isEmpty() || segment.isEmpty()) {
      return Optional.empty();
    }
    return compare(segment.orElseThrow(), comparison.orElseThrow())
        ? Optional.empty()
        : Optional.of(now.plus(PAUSE));
  }

  /** Whether all contacts have been compared. */
  private boolean compare(Segment segment, Item comparison) {
    var place = comparison.text(PLACE).orElse(Query.LAST);
    var moves = isSilent(comparison) ? Moves.SILENT : Moves.EVENTS;
    if (place.equals(Query.LAST)) {
      beginUsers(segment);
    }
    int compared = 0;
    try (var people = contacts.newestFirst(place)) {
      for (var each = people.iterator(); each.hasNext(); ) {
        var contact = each.next();
        moveMembers.move(segment, contact.id(), moves);
        place = Contacts.place(contact);
        if (++compared == AT_ONCE) {
          store.transact(List.of(Write.put(at(comparison, place))));
          return false;
        }
      }
    }
    store.transact(List.of(Write.delete(comparison.key())));
    return true;
  }

  private static Item at(Item comparison, String place) {
    return ItemBuilder.at(comparison.key())
        .text(PLACE, place)
        .flag(SILENT, isSilent(comparison))
        .build();
  }

  /** The segments that name a changed one move contacts too. */
  private void beginUsers(Segment segment) {
    if (!isFirst(segment.id())) {
      var users =
          segments
              .all()
              .filter(
                  other -> SegmentReferences.in(other.criteria()).anyMatch(segment.key()::equals))
              .toList();
      for (var user : users) {
        var writes = new ArrayList<>(begin(user.id(), Moves.EVENTS));
        Transactions.write(store, writes);
        compare(user.id());
      }
    }
  }
}
