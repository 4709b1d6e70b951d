package io.relance.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.compiler.Compilation.Compiled;
import io.relance.compiler.validate.ValidationContext;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.FlowElement;
import io.relance.testkit.flow.RandomFlows;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds of every flow, shown on many made-up ones; each assertion names its seed. */
class RandomFlowsTest {
  private static final int FLOWS = Boolean.getBoolean("relance.long") ? 2_000 : 1_000;

  private static final FlowCompiler COMPILER = new FlowCompiler();
  private static final Map<Long, String> DEFINITIONS = compileAll();

  @Test
  void compilesEachToTheSameBytesEachTime() {
    forEach(
        (seed, definition) ->
            assertThat(new FlowCompiler().compile(RandomFlows.of(seed), ValidationContext.UNKNOWN))
                .as("seed %s", seed)
                .isInstanceOfSatisfying(
                    Compiled.class, again -> assertThat(again.definition()).isEqualTo(definition)));
  }

  @Test
  void emitsNoStateThatIsMissingOrNeverReached() {
    forEach(
        (seed, definition) -> {
          var states = Definitions.parse(definition).get("States");
          assertThat(reached(states, "Enter"))
              .as("seed %s", seed)
              .containsExactlyInAnyOrderElementsOf(names(states));
        });
  }

  @Test
  void namesStatesAsEnginesAllow() {
    forEach(
        (seed, definition) ->
            assertThat(names(Definitions.parse(definition).get("States")))
                .as("seed %s", seed)
                .allMatch(name -> name.length() <= 80 && name.equals(name.strip()))
                .noneMatch(name -> name.matches(".*[?*<>{}\\[\\]\"#%\\\\^|~`$&,;:/\\p{Cntrl}].*")));
  }

  @Test
  void storesDefinitionsForTheValidator() {
    forEach((seed, definition) -> Definitions.store("random-" + seed, definition));
  }

  /** D3.7: what a wave costs at an element, besides the transition of a wait itself. */
  @Test
  void takesAtMostTwoTransitionsPerElement() {
    forEach(
        (seed, definition) -> {
          long elements =
              RandomFlows.of(seed).elements().stream()
                  .filter(element -> !(element instanceof FlowElement.Note))
                  .count();
          var working =
              Definitions.parse(definition)
                  .get("States")
                  .valueStream()
                  .filter(state -> List.of("Task", "Choice").contains(state.get("Type").asText()))
                  .count();
          assertThat(working - 1).as("seed %s", seed).isLessThanOrEqualTo(2 * elements);
        });
  }

  private static void forEach(BiConsumer<Long, String> check) {
    DEFINITIONS.forEach(check);
  }

  private static Map<Long, String> compileAll() {
    var definitions = new TreeMap<Long, String>();
    LongStream.range(0, FLOWS).forEach(seed -> definitions.put(seed, compile(seed)));
    return definitions;
  }

  private static String compile(long seed) {
    var compilation = COMPILER.compile(RandomFlows.of(seed), ValidationContext.UNKNOWN);
    assertThat(compilation.diagnostics()).as("seed %s", seed).noneMatch(Diagnostic::isError);
    return ((Compiled) compilation).definition();
  }

  private static Set<String> names(JsonNode states) {
    var names = new HashSet<String>();
    states.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> reached(JsonNode states, String start) {
    var reached = new HashSet<String>();
    var toVisit = new ArrayDeque<>(List.of(start));
    while (!toVisit.isEmpty()) {
      var name = toVisit.poll();
      if (reached.add(name)) {
        assertThat(states.has(name)).as("state %s", name).isTrue();
        states.get(name).findValuesAsText("Next").forEach(toVisit::add);
        states.get(name).findValuesAsText("Default").forEach(toVisit::add);
      }
    }
    return reached;
  }
}
