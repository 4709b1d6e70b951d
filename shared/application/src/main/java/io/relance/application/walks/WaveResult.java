package io.relance.application.walks;

import io.relance.application.store.Instants;
import io.relance.application.store.ItemBuilder;
import io.relance.application.store.Json;
import io.relance.domain.flow.ElementId;
import io.relance.domain.store.Item;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an element did with a wave: the way the wave went on, the waves that forked off, and who
 * ended there.
 *
 * @param out why each of those ended, by enrollment
 */
public record WaveResult(
    String element, Step step, Instant at, List<Child> children, Map<String, String> out) {

  /** A wave that forked off: the exit it took, and the instant that it waits for first. */
  public record Child(String wave, String exit, Optional<Instant> until) {}

  private record Body(Step step, List<Child> children, Map<String, String> out) {}

  static WaveResult of(Item item) {
    var body = Json.read(item.text("body").orElseThrow(), Body.class);
    return new WaveResult(
        item.key().sort().substring("result#".length()),
        body.step(),
        Instant.parse(item.text("at").orElseThrow()),
        body.children(),
        body.out());
  }

  Item item(String wave) {
    return ItemBuilder.at(WalkKeys.result(wave, element))
        .text("at", Instants.text(at))
        .json("body", new Body(step, children, out))
        .build();
  }

  static WaveResult at(ElementId element, Instant at, Optional<Part> staying) {
    var step =
        staying
            .map(part -> new Step(part.exit(), part.until().map(Instant::toString)))
            .orElseGet(Step::ended);
    return new WaveResult(element.value(), step, at, List.of(), Map.of());
  }
}
