package io.relance.application.walks;

import io.relance.application.store.ItemBuilder;
import io.relance.application.store.Tables;
import io.relance.domain.flow.ElementId;
import io.relance.domain.store.Item;
import io.relance.domain.store.Value;
import java.time.Instant;
import java.util.Optional;

/**
 * Up to 1,000 enrollments walking one version of an automation together.
 *
 * @param attempt counts its executions: raised at each replay, which voids the one before
 * @param watch the agenda entry that looks after it
 */
public record Wave(
    String id,
    Path path,
    Place place,
    State state,
    long attempt,
    int size,
    Instant formedAt,
    Optional<Instant> movedAt,
    String watch) {

  /** How a wave stands. */
  public enum State {
    /** Members may still join. */
    FORMING,
    /** Complete, and its execution is owed or running. */
    SEALED,
    /** Its members are being taken out; it goes nowhere any more. */
    ENDING,
    ENDED,
    /** Its execution failed; a dead letter tells of it. */
    LOST
  }

  /**
   * What a wave walks.
   *
   * @param activation the activation under which all members entered
   * @param machine reference of the published definition
   */
  public record Path(String automation, long version, long activation, String machine) {}

  /**
   * Where a wave is.
   *
   * @param at the element it is at, or enters when it starts
   * @param until the instant to wait for before that element
   * @param exchange whether its members are being answered in the exchange that their text began,
   *     before any delay
   */
  public record Place(ElementId at, Optional<Instant> until, boolean exchange) {
    /** The place that a part of the wave comes to. */
    Place next(ElementId next, Part part) {
      return new Place(next, part.until(), exchange && part.until().isEmpty());
    }
  }

  public static final int LARGEST = 1000;

  public String automation() {
    return path.automation();
  }

  public long version() {
    return path.version();
  }

  public long activation() {
    return path.activation();
  }

  public String machine() {
    return path.machine();
  }

  public ElementId at() {
    return place.at();
  }

  public Optional<Instant> until() {
    return place.until();
  }

  public boolean exchange() {
    return place.exchange();
  }

  /** Whether it goes on: forming, owed or running. */
  boolean goesOn() {
    return state == State.FORMING || state == State.SEALED;
  }

  /** The name of its execution, which the store lets start once an attempt. */
  public String execution() {
    return id + "-" + attempt;
  }

  /** The wave at its next element, with the part that stays in it. */
  public Wave moved(ElementId next, Part part, String watch, Instant now) {
    var moved = Optional.of(now);
    WaveTransitions.TABLE.check(id, state, State.SEALED);
    return new Wave(
        id,
        path,
        place.next(next, part),
        State.SEALED,
        attempt,
        part.members().size(),
        formedAt,
        moved,
        watch);
  }

  Wave ofSize(int size) {
    return new Wave(id, path, place, state, attempt, size, formedAt, movedAt, watch);
  }

  /** The wave looked after by another agenda entry. */
  Wave watched(String watch) {
    return new Wave(id, path, place, state, attempt, size, formedAt, movedAt, watch);
  }

  /** The wave with nobody left. */
  Wave ended(Instant now) {
    return in(State.ENDED, attempt, Optional.of(now));
  }

  /** The wave in its next state, which may be the same one at another attempt. */
  Wave in(State next, long attempt, Optional<Instant> movedAt) {
    WaveTransitions.TABLE.check(id, state, next);
    return new Wave(id, path, place, next, attempt, size, formedAt, movedAt, watch);
  }

  static Wave of(Item item) {
    return new Wave(
        item.key().partition().substring("wave#".length()),
        new Path(
            item.text("automation").orElseThrow(),
            item.number("version"),
            item.number("activation"),
            item.text("machine").orElseThrow()),
        new Place(
            new ElementId(item.text("at").orElseThrow()),
            item.text("until").map(Instant::parse),
            item.attribute("exchange").equals(Optional.of(Value.of(true)))),
        State.valueOf(item.text("state").orElseThrow()),
        item.number("attempt"),
        Math.toIntExact(item.number("size")),
        Instant.parse(item.text("formedAt").orElseThrow()),
        item.text("movedAt").map(Instant::parse),
        item.text("watch").orElse(""));
  }

  Item item() {
    var item =
        ItemBuilder.at(WalkKeys.wave(id))
            .text("automation", automation())
            .number("version", version())
            .number("activation", activation())
            .text("machine", machine())
            .text("at", at().value())
            .instant("until", until())
            .flag("exchange", exchange())
            .text("state", state.name())
            .number("attempt", attempt)
            .number("size", size)
            .instant("formedAt", formedAt)
            .instant("movedAt", movedAt)
            .text("watch", watch);
    if (state != State.ENDED) {
      item.text(Tables.OPEN_WAVES.partitionAttribute(), automation());
    }
    return item.build();
  }
}
