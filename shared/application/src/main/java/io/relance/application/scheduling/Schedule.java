package io.relance.application.scheduling;

import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.alarm.Alarm;
import io.relance.domain.metrics.Observation;
import io.relance.domain.metrics.Recorder;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import io.relance.domain.time.InstantText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Schedules actions for later: entries in buckets of an hour and a shard, read from a stored cursor
 * to now.
 *
 * <p>An entry is written in the transaction that makes it necessary. It is a hint: its action reads
 * the current state of its subject, so a superfluous entry has no effect.
 */
public final class Schedule {
  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
  private static final Set<String> RARE =
      Stream.of(DueKind.LAUNCH, DueKind.RECURRENCE, DueKind.IMPORT, DueKind.ERASURE)
          .map(DueKind::label)
          .collect(Collectors.toSet());
  private static final String UNKNOWN_KIND = "unknown";
  private static final int SHARDS = 4;
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final Duration OVERLAP = Duration.ofMinutes(2);
  private static final Duration SWEEP = Duration.ofHours(24);

  /** How far the stored cursor may lag behind: a write costs more than reading again. */
  private static final Duration LAG = Duration.ofMinutes(10);

  private static final ItemKey CURSOR = new ItemKey(Tables.AGENDA, "cursor", "cursor");

  private final ItemStore store;
  private final Alarm alarm;
  private final InstantSource clock;
  private final Recorder recorder;
  private volatile Optional<Cursor> known = Optional.empty();

  /** A schedule whose entries are executed elsewhere. */
  public Schedule(ItemStore store, Alarm alarm, InstantSource clock) {
    this(store, alarm, clock, Recorder.none());
  }

  public Schedule(ItemStore store, Alarm alarm, InstantSource clock, Recorder recorder) {
    this.store = store;
    this.alarm = alarm;
    this.clock = clock;
    this.recorder = recorder;
  }

  /** The name of an entry, by which one transaction writes it and another removes it. */
  public String entry(DueKind kind, String subject, Instant due) {
    var at = due.isBefore(clock.instant()) ? clock.instant() : due;
    return Instants.text(at) + "#" + kind + "#" + subject;
  }

  /** The write that adds an entry. */
  public Write put(String entry) {
    return Write.put(ItemBuilder.at(key(entry)).text("entry", entry).build());
  }

  /** The write that removes an entry. */
  public Write remove(String entry) {
    return Write.delete(key(entry));
  }

  /** Sets the alarm for an entry that must be executed on time; call it after its write. */
  public void wakeFor(String entry) {
    alarm.wakeAt(due(entry));
  }

  /** Sets the alarm for entries of the next minute that were written without one. */
  public void wakeInAMinute() {
    alarm.wakeAt(clock.instant().plus(1, ChronoUnit.MINUTES));
  }

  /**
   * Fires all that is due, then moves the cursor; what is stored of it may lag behind.
   *
   * @param actions what to do, one for each kind
   * @return how many entries were fired
   */
  public int tick(Map<DueKind, DueAction> actions) {
    var now = clock.instant();
    var before = known.orElseGet(this::stored);
    var fired = fire(before.read().minus(OVERLAP), now, actions);
    known = Optional.of(before.stored().plus(LAG).isAfter(now) ? before.readTo(now) : store(now));
    return fired;
  }

  /** How far the schedule was read: by this process, and according to the store. */
  private record Cursor(Instant read, Instant stored) {
    Cursor readTo(Instant now) {
      return new Cursor(now, stored);
    }
  }

  /** Up to when all that was due has been executed; empty before the first tick of this process. */
  public Optional<Instant> readTo() {
    return known.map(Cursor::read);
  }

  private Cursor stored() {
    var at = lastStored();
    return new Cursor(at.orElseGet(() -> clock.instant().minus(SWEEP)), at.orElse(Instant.EPOCH));
  }

  /** When a tick last stored how far it came: ten minutes ago at most, as long as ticks go on. */
  public Optional<Instant> lastStored() {
    return store.get(CURSOR).flatMap(item -> item.text("at")).map(Instant::parse);
  }

  private Cursor store(Instant now) {
    store.transact(
        List.of(Write.put(ItemBuilder.at(CURSOR).text("at", Instants.text(now)).build())));
    return new Cursor(now, now);
  }

  /** Looks once more at the buckets of the last 24 hours, for entries that came late. */
  public int sweep(Map<DueKind, DueAction> actions) {
    var now = clock.instant();
    return fire(now.minus(SWEEP), now, actions);
  }

  /** Actions by their kind, checked to be one for each. */
  public static Map<DueKind, DueAction> actions(Stream<DueAction> actions) {
    return actions.collect(Collectors.toMap(DueAction::kind, Function.identity()));
  }

  private int fire(Instant from, Instant now, Map<DueKind, DueAction> actions) {
    int fired = 0;
    var span = new Span(from, now);
    for (long hour = hour(from); hour <= hour(now); hour++) {
      for (int shard = 0; shard < SHARDS; shard++) {
        fired += fireBucket(bucket(hour, shard), span, actions);
      }
    }
    return fired;
  }

  private record Span(Instant from, Instant to) {}

  private int fireBucket(String bucket, Span span, Map<DueKind, DueAction> actions) {
    var from = Instants.text(span.from());
    var to = Instants.text(span.to()) + Query.LAST;
    var due = store.all(Query.of(Tables.AGENDA, bucket).between(from, to)).toList();
    due.forEach(item -> fire(item, span.to(), actions));
    return due.size();
  }

  /**
   * Fires one entry; one that fails stays, and the sweep finds it again. So does one of a kind that
   * only a later version knows: whoever deploys that version again finds it in its place.
   */
  private void fire(Item item, Instant now, Map<DueKind, DueAction> actions) {
    var parts = item.key().sort().split("#", 3);
    var known = DueKind.named(parts[1]).flatMap(kind -> Optional.ofNullable(actions.get(kind)));
    if (known.isEmpty()) {
      recorder.record(new Observation.EntryFired(UNKNOWN_KIND, false, Duration.ZERO));
      LOG.warn("Schedule entry {} has kind {}, unknown to this version", parts[2], parts[1]);
      return;
    }
    var action = known.orElseThrow();
    var kind = action.kind();
    var start = System.nanoTime();
    var late = Duration.between(InstantText.parse(parts[0]), now);
    try {
      var again = action.fire(parts[2], now);
      var writes = new ArrayList<Write>();
      writes.add(Write.delete(item.key()));
      again.ifPresent(due -> writes.add(put(entry(kind, parts[2], later(due, now)))));
      store.transact(writes);
      fired(new Observation.EntryFired(kind.label(), true, late), parts[2], start);
    } catch (RuntimeException failure) {
      recorder.record(new Observation.EntryFired(kind.label(), false, late));
      LOG.error(
          "Schedule entry {} for {} failed; the next sweep retries it", kind, parts[2], failure);
    }
  }

  /** Logs what ran and how long: what is rare always, the rest in detail only. */
  private void fired(Observation.EntryFired entry, String subject, long start) {
    recorder.record(entry);
    LOG.atLevel(RARE.contains(entry.kind()) ? Level.INFO : Level.DEBUG)
        .log(
            "Schedule entry {} for {} ran for {} ms, {} ms after it was due",
            entry.kind(),
            subject,
            Duration.ofNanos(System.nanoTime() - start).toMillis(),
            entry.late().toMillis());
  }

  private static Instant later(Instant due, Instant now) {
    return due.isAfter(now) ? due : now.plus(AGAIN);
  }

  private static ItemKey key(String entry) {
    var shard = Math.floorMod(entry.hashCode(), SHARDS);
    return new ItemKey(Tables.AGENDA, bucket(hour(due(entry)), shard), entry);
  }

  private static Instant due(String entry) {
    return InstantText.parse(entry.substring(0, entry.indexOf('#')));
  }

  private static long hour(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), 3600);
  }

  private static String bucket(long hour, int shard) {
    return "due#" + hour + "#" + shard;
  }
}
