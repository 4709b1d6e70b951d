package io.relance.e2e.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.e2e.LocalStack;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@DisplayName("D-3, D4.3: definitions run on LocalStack as on our interpreter")
@EnabledIf(value = "isThere", disabledReason = "There is no Docker for LocalStack")
class DefinitionsJudgedTest {
  private static final int FLOWS = Boolean.getBoolean("relance.long") ? 2_000 : 100;
  private static final int AT_ONCE = 24;

  private static OnLocalStack judge;
  private static ExecutorService workers;
  private static Judgement templates;
  private static Judgement flows;

  /**
   * What becomes of some definitions; all are under way at once, since most of their time is
   * waiting.
   */
  private record Judgement(Tally tally, List<? extends Future<?>> judged) {}

  static boolean isThere() {
    var missing = LocalStack.missing();
    missing.ifPresent(why -> System.out.println("Definitions are not judged: " + why));
    return missing.isEmpty();
  }

  @BeforeAll
  static void start() {
    judge = new OnLocalStack();
    workers = Executors.newFixedThreadPool(AT_ONCE);
    templates = judge(new Tally("templates"), Compiled.templates());
    flows = judge(new Tally("random flows"), Compiled.random(FLOWS));
  }

  @AfterAll
  static void stop() {
    workers.close();
    judge.close();
  }

  @Test
  void agreesOnEachTemplate() {
    check(templates);
  }

  /** Those that the validator sees, by the same seeds. */
  @Test
  void agreesOnRandomFlows() {
    check(flows);
  }

  private static void check(Judgement judgement) {
    try {
      for (var judged : judgement.judged()) {
        judged.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("A definition could not be judged", e);
    }
    System.out.print(judgement.tally().report());
    assertThat(judgement.tally().differences()).isEmpty();
  }

  private static Judgement judge(Tally tally, Stream<Compiled> definitions) {
    return new Judgement(
        tally, definitions.map(it -> workers.submit(() -> judge(it, tally))).toList());
  }

  private static void judge(Compiled compiled, Tally tally) {
    var machine = judge.publish(compiled);
    var interpreter = new OnInterpreter(compiled.definition());
    for (int number = 0; number < Wave.count(compiled); number++) {
      var wave = Wave.of(compiled, number, Instant.now());
      var observedExecution = judge.run(machine, wave);
      tally.add(wave, new Comparison(observedExecution, interpreter.run(wave)).corrected());
    }
    judge.forget(machine);
    tally.addDefinition();
  }
}
