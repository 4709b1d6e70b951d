package io.relance.application.execution.wave;

import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of an element for a wave: its exit, the waves that forked off, and the members that
 * ended there.
 *
 * @param ended the reason of each end, by enrollment
 */
public record WaveResult(
    ElementId element,
    StepResult step,
    Instant at,
    List<Child> children,
    Map<String, String> ended) {

  /**
   * A wave that forked off.
   *
   * @param exit the exit it took
   * @param until the instant that it waits for first
   * @param at when it left, where that was later than the others
   */
  public record Child(WaveId wave, String exit, Optional<Instant> until, Optional<Instant> at) {
    static Child of(WaveId wave, WaveBranch branch) {
      return new Child(wave, branch.exit(), branch.until(), Optional.empty());
    }

    /** A wave of members who waited at the element until then. */
    public static Child later(WaveId wave, String exit, Instant at) {
      return new Child(wave, exit, Optional.empty(), Optional.of(at));
    }
  }

  /** The same, with a wave that forked off later. */
  public WaveResult with(Child child) {
    var all = new ArrayList<>(children);
    all.add(child);
    return new WaveResult(element, step, at, List.copyOf(all), ended);
  }

  private record Body(StepResult step, List<Child> children, Map<String, String> out) {}

  public static WaveResult of(Item item) {
    var body = Json.read(item.text("body").orElseThrow(), Body.class);
    return new WaveResult(
        new ElementId(item.key().sort().substring("result#".length())),
        body.step(),
        item.instant("at").orElseThrow(),
        body.children(),
        body.out());
  }

  public Item item(WaveId wave) {
    return ItemBuilder.at(WaveKeys.result(wave, element))
        .text("at", Instants.text(at))
        .json("body", new Body(step, children, ended))
        .build();
  }
}
