package io.relance.application.execution.wave;

import io.relance.application.automations.Cohort;
import io.relance.application.automations.CountChanges;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores waves and their members. */
public final class Waves {
  /** A wave that should have started is checked after this time. */
  public static final Duration START_TIMEOUT = Duration.ofMinutes(1);

  private final ItemStore store;
  private final Schedule schedule;
  private final InstantSource clock;
  private final ZoneId zone;

  /**
   * @param zone the project's time zone, which determines the day of entry
   */
  public Waves(ItemStore store, Schedule schedule, InstantSource clock, ZoneId zone) {
    this.store = store;
    this.schedule = schedule;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * A wave as it was read, with the values that a later write must still find.
   *
   * @param left the enrollments that were cancelled one by one
   */
  public record Found(Wave wave, long revision, List<String> left) {}

  public Optional<Found> find(WaveId wave) {
    return store.get(WaveKeys.wave(wave)).map(WaveItems::found);
  }

  /** The remaining members of a wave. */
  public List<Member> members(Found found) {
    var wave = found.wave().id();
    var items = store.getAll(List.of(WaveKeys.members(wave), WaveKeys.remaining(wave)));
    var members =
        Optional.ofNullable(items.get(WaveKeys.remaining(wave)))
            .or(() -> Optional.ofNullable(items.get(WaveKeys.members(wave))));
    var left = new HashSet<>(found.left());
    return members.stream()
        .flatMap(WaveItems::members)
        .filter(member -> !left.contains(member.enrollment().value()))
        .toList();
  }

  /** The enrollments that entered each of these waves. */
  Map<WaveId, Set<EnrollmentId>> entered(Collection<WaveId> waves) {
    var keys = waves.stream().map(WaveKeys::members).toList();
    var entered = new HashMap<WaveId, Set<EnrollmentId>>();
    if (!keys.isEmpty()) {
      store
          .getAll(keys)
          .forEach((key, item) -> entered.put(WaveKeys.waveOf(key), enrollments(item)));
    }
    return entered;
  }

  private static Set<EnrollmentId> enrollments(Item item) {
    return WaveItems.members(item).map(Member::enrollment).collect(Collectors.toSet());
  }

  /** The waves of an automation that have not ended; an index may lag behind. */
  public Stream<Found> open(AutomationId automation) {
    return store.all(openOf(automation)).map(WaveItems::found);
  }

  /** As {@link #open(AutomationId)}, for those who stop reading after a few waves. */
  public Stream<Found> open(AutomationId automation, int pageSize) {
    return store.all(openOf(automation).limit(pageSize)).map(WaveItems::found);
  }

  private static Query openOf(AutomationId automation) {
    return Query.of(Tables.WALKS, automation.value()).on(Tables.OPEN_WAVES);
  }

  /** The schedule entry that checks a wave after it should have left a place. */
  String watch(WaveId wave, Wave.Place place) {
    return watch(wave, place.until().orElseGet(clock::instant));
  }

  /** The schedule entry that checks a wave some time after an instant. */
  public String watch(WaveId wave, Instant until) {
    var now = clock.instant();
    var next = until.isAfter(now) ? until : now;
    return schedule.entry(DueKind.WAVE, wave.value(), next.plus(START_TIMEOUT));
  }

  /** The three writes of a new wave: the wave, its members, its schedule entry. */
  public List<Write> create(Wave wave, Collection<Member> members) {
    WaveTransitions.TABLE.create(wave.id().value(), wave.state());
    return List.of(
        new Write.Put(WaveItems.wave(wave, 1, List.of()), Precondition.absent()),
        Write.put(WaveItems.members(WaveKeys.members(wave.id()), members)),
        schedule.put(wave.watch()));
  }

  /**
   * The write of a wave that was read; it fails if the wave has changed since. Cancelled members
   * stay cancelled.
   */
  public Write replace(Found found, Wave wave) {
    return replace(found, wave, found.left());
  }

  /**
   * As {@link #replace}, for a wave whose remaining members are as {@link #writeRemaining} writes
   * them.
   */
  public Write advance(Found found, Wave wave) {
    return replace(found, wave, List.of());
  }

  private static Write replace(Found found, Wave wave, List<String> left) {
    return new Write.Put(
        WaveItems.wave(wave, found.revision() + 1, left),
        Precondition.equal(WaveItems.REVISION, found.revision()));
  }

  /**
   * A wave that reached an element, with its members counted there.
   *
   * @param attempt the attempt that reached it
   */
  public Optional<Found> arrived(WaveId wave, long attempt, ElementId element) {
    return OptimisticRetry.retry("wave", wave.value(), () -> tryToArrive(wave, attempt, element));
  }

  /** The wave, or an inner empty when there is none; empty to retry. */
  private Optional<Optional<Found>> tryToArrive(WaveId wave, long attempt, ElementId element) {
    var found = find(wave);
    if (found.filter(it -> isArrivingAt(it.wave(), attempt, element)).isEmpty()) {
      return Optional.of(found);
    }
    arrive(found.orElseThrow());
    var arrived = find(wave);
    return arrived.filter(it -> isArrivingAt(it.wave(), attempt, element)).isPresent()
        ? Optional.empty()
        : Optional.of(arrived);
  }

  private static boolean isArrivingAt(Wave wave, long attempt, ElementId element) {
    return wave.delay().isPresent()
        && wave.at().equals(element)
        && wave.attempt() == attempt
        && !wave.isOver();
  }

  /**
   * Counts the members of a wave whose wait is over at the next element; does nothing if the wave
   * has changed since it was read.
   */
  public void arrive(Found found) {
    var wave = found.wave();
    var writes = new ArrayList<Write>();
    writes.add(replace(found, wave.arrived()));
    writes.addAll(arrival(wave, members(found).size()).writes(wave.cohort(), wave.id().value()));
    Transactions.write(store, writes);
  }

  /** The changes of the counts when the wait of a wave's members is over. */
  public static CountChanges arrival(Wave wave, int members) {
    var counts = new CountChanges();
    wave.delay().ifPresent(it -> counts.passed(it.element(), it.exit(), wave.at(), members));
    return counts;
  }

  /** The check that a wave is as it was read, with all of its members. */
  public static Write unchanged(Found found) {
    return Write.check(
        WaveKeys.wave(found.wave().id()), Precondition.equal(WaveItems.REVISION, found.revision()));
  }

  /** The write that sets the remaining members of a wave. */
  public static Write writeRemaining(WaveId wave, Collection<Member> members) {
    return Write.put(WaveItems.members(WaveKeys.remaining(wave), members));
  }

  /** The write that removes enrollments from a wave. */
  public static Write removeMembers(Found found, Collection<EnrollmentId> enrollments) {
    var left = enrollments.stream().map(EnrollmentId::value).map(Value::of).toList();
    return Write.update(
        WaveKeys.wave(found.wave().id()),
        Precondition.equal(WaveItems.REVISION, found.revision()),
        new Edit.Append(WaveItems.LEFT, List.copyOf(left)),
        Edit.add(WaveItems.REVISION, 1));
  }

  /** A new wave of an automation, for members who enter by an event or a request. */
  public Wave open(LiveAutomation automation, boolean exchange) {
    return open(
        automation, exchange, new TextOrigin(automation.flow().usualChannel(), Optional.empty()));
  }

  /** A new wave of an automation, for whoever started it by a text. */
  public Wave openForText(LiveAutomation automation, TextOrigin origin) {
    return open(automation, true, origin);
  }

  private Wave open(LiveAutomation automation, boolean exchange, TextOrigin origin) {
    var path =
        new Wave.Path(
            cohort(automation),
            automation.activation(),
            automation.machine(),
            Optional.empty(),
            origin.channel(),
            origin.sender());
    return forming(path, Wave.Place.at(automation.flow().start(), exchange));
  }

  /** A new wave of an automation, for members of a launch. */
  public Wave openForLaunch(LiveAutomation automation, boolean exchange, LaunchId launch) {
    return forming(path(automation, launch), Wave.Place.at(automation.flow().start(), exchange));
  }

  /** A new wave of an automation, for members of a launch who wait before the first element. */
  public Wave openToWait(LiveAutomation automation, LaunchId launch, Instant until) {
    return forming(path(automation, launch), Wave.Place.after(automation.flow().start(), until));
  }

  private Wave.Path path(LiveAutomation automation, LaunchId launch) {
    return new Wave.Path(
        cohort(automation),
        automation.activation(),
        automation.machine(),
        Optional.of(launch),
        automation.flow().usualChannel());
  }

  private Cohort cohort(LiveAutomation automation) {
    var day = LocalDate.ofInstant(clock.instant(), zone);
    return new Cohort(automation.id(), automation.version(), day);
  }

  private Wave forming(Wave.Path path, Wave.Place start) {
    return wave(new WaveId(Ids.random()), path, start, Wave.State.FORMING);
  }

  /** A wave that enters an element, ready to start. */
  public Wave forked(Wave from, WavePlan.Fork fork) {
    var place = from.place().next(fork.at(), fork.branch());
    return wave(fork.wave(), from.path(), place, Wave.State.SEALED)
        .ofSize(fork.branch().members().size());
  }

  /**
   * A wave of members that leave the element at which they waited, ready to start.
   *
   * @param exchange whether they have just replied
   */
  public Wave leaving(Wave from, WaveId id, ElementId next, boolean exchange) {
    return wave(id, from.path(), from.place().left(next, exchange), Wave.State.SEALED);
  }

  /** A wave of members whose messages at an element have been approved, ready to start. */
  public Wave approved(Wave from, WaveId id, ElementId email, ElementId approval) {
    return wave(id, from.path(), from.place().approved(email, approval), Wave.State.SEALED);
  }

  private Wave wave(WaveId id, Wave.Path path, Wave.Place place, Wave.State state) {
    var watch = watch(id, place);
    return new Wave(id, path, place, state, 1, 0, clock.instant(), Optional.empty(), watch);
  }
}
