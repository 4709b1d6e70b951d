package io.relance.application.walks;

import io.relance.application.agenda.Agenda;
import io.relance.application.agenda.DueKind;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.store.Instants;
import io.relance.application.store.ItemBuilder;
import io.relance.application.store.Tables;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps waves and who walks in them. */
public final class Waves {
  /** A wave that was to start and did not is looked at after so long. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String LEFT = "left";
  private static final String REVISION = "revision";

  private final ItemStore store;
  private final Agenda agenda;
  private final InstantSource clock;

  public Waves(ItemStore store, Agenda agenda, InstantSource clock) {
    this.store = store;
    this.agenda = agenda;
    this.clock = clock;
  }

  /**
   * A wave as it was read, with what a later write must still find.
   *
   * @param left the enrollments that were taken out one by one
   */
  public record Found(Wave wave, long revision, List<String> left) {}

  public Optional<Found> find(String wave) {
    return store.get(WalkKeys.wave(wave)).map(Waves::found);
  }

  /** Those who still walk in a wave. */
  public List<Member> members(Found found) {
    var wave = found.wave().id();
    var items = store.getAll(List.of(WalkKeys.members(wave), WalkKeys.remaining(wave)));
    var members =
        Optional.ofNullable(items.get(WalkKeys.remaining(wave)))
            .or(() -> Optional.ofNullable(items.get(WalkKeys.members(wave))));
    var left = new HashSet<>(found.left());
    return members.stream()
        .flatMap(Waves::members)
        .filter(member -> !left.contains(member.enrollment()))
        .toList();
  }

  /** The one of these waves that an enrollment entered. */
  Optional<String> entered(String enrollment, Collection<String> waves) {
    var keys = waves.stream().map(WalkKeys::members).toList();
    return keys.isEmpty()
        ? Optional.empty()
        : store.getAll(keys).values().stream()
            .filter(item -> members(item).anyMatch(it -> it.enrollment().equals(enrollment)))
            .map(item -> item.key().partition().substring(WalkKeys.wavePartition("").length()))
            .findFirst();
  }

  /** The waves of an automation that have not ended, as an index knows them. */
  public Stream<Found> open(String automation) {
    return store.all(Query.of(Tables.WALKS, automation).on(Tables.OPEN_WAVES)).map(Waves::found);
  }

  /** Names the agenda entry that looks after a wave which does its next thing at an instant. */
  String watch(String wave, Optional<Instant> until) {
    var next = until.filter(instant -> instant.isAfter(clock.instant())).orElseGet(clock::instant);
    return agenda.name(DueKind.WAVE, wave, next.plus(PATIENCE));
  }

  /** The writes of a new wave with its members and its agenda entry: three. */
  List<Write> create(Wave wave, Collection<Member> members) {
    WaveTransitions.TABLE.create(wave.id(), wave.state());
    return List.of(
        new Write.Put(item(wave, 1), Precondition.absent()),
        Write.put(membersItem(WalkKeys.members(wave.id()), members)),
        agenda.put(wave.watch()));
  }

  /**
   * The write of a wave that was found, refused when it has changed since; those who were taken out
   * of it stay out.
   */
  Write replace(Found found, Wave wave) {
    return replace(found, wave, found.left());
  }

  /** As {@link #replace}, for a wave whose remaining members are as {@link #keep} writes them. */
  Write moveOn(Found found, Wave wave) {
    return replace(found, wave, List.of());
  }

  private static Write replace(Found found, Wave wave, List<String> left) {
    var attributes = new LinkedHashMap<>(item(wave, found.revision() + 1).attributes());
    if (!left.isEmpty()) {
      attributes.put(LEFT, new Value.ListOf(left.stream().map(Value::of).toList()));
    }
    return new Write.Put(
        new Item(WalkKeys.wave(wave.id()), attributes),
        Precondition.equal(REVISION, found.revision()));
  }

  /** The write that leaves only these members in a wave. */
  static Write keep(String wave, Collection<Member> members) {
    return Write.put(membersItem(WalkKeys.remaining(wave), members));
  }

  /** The write that takes one enrollment out of a wave. */
  static Write takeOut(Found found, String enrollment) {
    return Write.update(
        WalkKeys.wave(found.wave().id()),
        Precondition.equal(REVISION, found.revision()),
        new Edit.Append(LEFT, List.of(Value.of(enrollment))),
        Edit.add(REVISION, 1));
  }

  /** A wave that takes its first members into an automation. */
  Wave forming(LiveAutomation automation, boolean exchange, String id) {
    var path =
        new Wave.Path(
            automation.id(), automation.version(), automation.activation(), automation.machine());
    var start = new Wave.Place(automation.flow().start(), Optional.empty(), exchange);
    return wave(id, path, start, Wave.State.FORMING);
  }

  /** A wave that enters an element, ready to start. */
  Wave forked(Wave from, WavePlan.Fork fork) {
    var place = from.place().next(fork.at(), fork.part());
    return wave(fork.wave(), from.path(), place, Wave.State.SEALED)
        .ofSize(fork.part().members().size());
  }

  private Wave wave(String id, Wave.Path path, Wave.Place place, Wave.State state) {
    var watch = watch(id, place.until());
    return new Wave(id, path, place, state, 1, 0, clock.instant(), Optional.empty(), watch);
  }

  private static Item item(Wave wave, long revision) {
    var attributes = new LinkedHashMap<>(wave.item().attributes());
    attributes.put(REVISION, Value.of(revision));
    return new Item(WalkKeys.wave(wave.id()), attributes);
  }

  private static Item membersItem(ItemKey key, Collection<Member> members) {
    return ItemBuilder.at(key)
        .texts("members", members.stream().map(Member::text).toList())
        .build();
  }

  private static Found found(Item item) {
    var left = new ArrayList<String>();
    item.attribute(LEFT).stream().flatMap(Waves::texts).forEach(left::add);
    return new Found(Wave.of(item), item.number(REVISION), List.copyOf(left));
  }

  private static Stream<Member> members(Item item) {
    return item.attribute("members").stream().flatMap(Waves::texts).map(Member::parse);
  }

  private static Stream<String> texts(Value value) {
    return value instanceof Value.ListOf(var values)
        ? values.stream().map(text -> ((Value.Text) text).text())
        : Stream.empty();
  }

  /** The instant as items hold it. */
  static String text(Instant instant) {
    return Instants.text(instant);
  }
}
