package io.relance.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.criteria.Criteria;
import io.relance.domain.id.ElementId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowOrderTest {
  @Test
  void putsEachElementBeforeAllThatItLeadsTo() {
    var flow =
        flow(
            end("done"),
            delay("b", "d"),
            new FlowElement.Condition(id("a"), "", new Criteria.All(List.of()), id("b"), id("c")),
            delay("c", "b"),
            delay("d", "done"),
            delay("nowhere", "done"));

    assertThat(FlowOrder.of(flow))
        .extracting(element -> element.id().value())
        .containsExactly("a", "c", "b", "d", "done");
  }

  @Test
  void keepsTheOrderOfExitsWhereThereIsAChoice() {
    var flow =
        flow(
            new FlowElement.Condition(
                id("a"), "", new Criteria.All(List.of()), id("yes"), id("no")),
            end("no"),
            end("yes"));

    assertThat(FlowOrder.of(flow))
        .extracting(element -> element.id().value())
        .containsExactly("a", "yes", "no");
  }

  private static Flow flow(FlowElement... elements) {
    return new Flow(
        Flow.FORMAT, new Trigger.Api(), new Reentry.EveryTime(), id("a"), List.of(elements));
  }

  private static FlowElement delay(String id, String next) {
    return new FlowElement.Delay(id(id), "", Duration.ofHours(1), id(next));
  }

  private static FlowElement end(String id) {
    return new FlowElement.End(id(id), "", EndOutcome.NEUTRAL);
  }

  private static ElementId id(String id) {
    return new ElementId(id);
  }
}
