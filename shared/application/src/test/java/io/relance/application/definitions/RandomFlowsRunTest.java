package io.relance.application.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.domain.engine.ExecutionStatus.State;
import io.relance.domain.failure.PermanentFailure;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import io.relance.interpreter.execution.Failure;
import io.relance.interpreter.simulation.TaskAnswer;
import io.relance.testkit.flow.RandomFlows;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D4.2, D4.3, P-5: definitions do what the flow says; each assertion names its seed")
class RandomFlowsRunTest {
  private static final int ALL = 1_000;
  private static final int SOME = 100;

  @Test
  void visitsExactlyTheElementsThatTheGraphSays() {
    forEachOf(
        ALL,
        (reading, wave, start) -> {
          var walk = reading.from(start);

          var execution = wave.run(WaveOnInterpreter.input(start), asRead(reading));

          assertThat(execution.state()).isEqualTo(State.SUCCEEDED);
          assertThat(wave.elements()).isEqualTo(walk.elements());
          assertThat(execution.end().orElseThrow().at())
              .isEqualTo(WaveOnInterpreter.START.plus(walk.time()));
        });
  }

  @Test
  void tellsEachTaskItsWave() {
    forEachOf(
        SOME,
        (reading, wave, start) -> {
          wave.run(WaveOnInterpreter.input(start), asRead(reading));

          assertThat(wave.bodies())
              .allMatch(body -> body.path("wave").textValue().equals("w-1"))
              .allMatch(body -> body.path("attempt").intValue() == 2)
              .allMatch(body -> body.size() == 3 || !body.path("token").textValue().isEmpty());
        });
  }

  @Test
  @DisplayName("D3.4: a wave may enter at any element, after an instant if one is given")
  void entersWhereverItIsTold() {
    forEachOf(
        SOME,
        (reading, wave, _) -> {
          var elements =
              reading.flow().elements().stream()
                  .filter(element -> !(element instanceof FlowElement.Note))
                  .toList();
          var enter = elements.get(new Random(reading.seed()).nextInt(elements.size())).id();
          var until = WaveOnInterpreter.START.plus(Duration.ofDays(3));
          var input = WaveOnInterpreter.input(enter).put("until", until.toString());
          var walk = reading.from(enter);

          var execution = wave.run(input, asRead(reading, until));

          assertThat(wave.elements()).isEqualTo(walk.elements());
          assertThat(execution.end().orElseThrow().at()).isEqualTo(until.plus(walk.time()));
        });
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1000", "500, 1000", "999, 1000", "1000, 1000"})
  @DisplayName("Issue 12: a Wait takes whole seconds, so an instant is rounded up to one")
  void neverContinuesBeforeTheInstant(int millis, int waited) {
    forEachOf(
        1,
        (reading, wave, start) -> {
          var day = WaveOnInterpreter.START.plus(Duration.ofDays(1));
          var input =
              WaveOnInterpreter.input(start).put("until", day.plusMillis(millis).toString());

          var execution = wave.run(input, asRead(reading, day.plusMillis(waited)));

          assertThat(execution.end().orElseThrow().at())
              .isEqualTo(day.plusMillis(waited).plus(reading.from(start).time()));
        });
  }

  @Test
  @DisplayName("D4.3: what may pass is tried again")
  void triesAgainWhatMayPass() {
    forEachOf(
        SOME,
        (reading, wave, start) -> {
          var failed = new HashSet<ElementId>();

          var execution =
              wave.run(
                  WaveOnInterpreter.input(start),
                  id ->
                      failed.add(id)
                          ? failure(TransientFailure.class)
                          : success(reading, reading.element(id), WaveOnInterpreter.START));

          assertThat(execution.state()).isEqualTo(State.SUCCEEDED);
          assertThat(new HashSet<>(wave.elements()))
              .isEqualTo(new HashSet<>(reading.from(start).elements()));
          assertThat(wave.elements()).hasSize(2 * reading.from(start).elements().size());
        });
  }

  @Test
  @DisplayName("D3.6: a wave that fails for good ends with the error that it met")
  void failsWithTheErrorThatItMet() {
    forEachOf(
        SOME,
        (_, wave, start) -> {
          var execution =
              wave.run(WaveOnInterpreter.input(start), _ -> failure(PermanentFailure.class));

          assertThat(execution.state()).isEqualTo(State.FAILED);
          assertThat(execution.end().orElseThrow().failure().error())
              .contains(PermanentFailure.class.getName());
          assertThat(wave.elements()).hasSize(1);
        });
  }

  @Test
  void failsWhenToldToEnterNowhere() {
    var wave = new WaveOnInterpreter(RandomFlows.of(1));

    var execution =
        wave.run(
            WaveOnInterpreter.input(new ElementId("nowhere")),
            _ -> failure(PermanentFailure.class));

    assertThat(execution.end().orElseThrow().failure().error()).contains("Relance.UnknownElement");
  }

  private interface Case {
    void check(DirectReading reading, WaveOnInterpreter wave, ElementId start);
  }

  private static void forEachOf(int flows, Case check) {
    LongStream.range(0, flows)
        .forEach(
            seed -> {
              var flow = RandomFlows.of(seed);
              try {
                check.check(
                    new DirectReading(flow, seed), new WaveOnInterpreter(flow), flow.start());
              } catch (AssertionError failed) {
                throw new AssertionError("Seed " + seed, failed);
              }
            });
  }

  private static Function<ElementId, TaskAnswer> asRead(DirectReading reading) {
    return asRead(reading, WaveOnInterpreter.START);
  }

  /** Answers at once, so that all time that passes is waited in the flow. */
  private static Function<ElementId, TaskAnswer> asRead(DirectReading reading, Instant begin) {
    var now = new Instant[] {begin};
    return id -> {
      var element = reading.element(id);
      now[0] = now[0].plus(reading.delay(element));
      return success(reading, element, now[0]);
    };
  }

  private static TaskAnswer success(DirectReading reading, FlowElement element, Instant until) {
    var output = JsonNodeFactory.instance.objectNode().put("exit", reading.exit(element));
    if (reading.delay(element).isPositive()) {
      output.put("until", until.toString());
    }
    return TaskAnswer.success(output);
  }

  private static TaskAnswer failure(Class<? extends Exception> error) {
    return TaskAnswer.failed(Failure.of(error.getName(), "As the test wants it"));
  }
}
