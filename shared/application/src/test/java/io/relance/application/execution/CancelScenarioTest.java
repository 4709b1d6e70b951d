package io.relance.application.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.execution.wave.FailedWaves;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D3.6: who is taken out of a wave stays out, whatever becomes of the wave")
class CancelScenarioTest {
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "api"}, "start": "lucky", "elements": [
        {"id": "lucky", "name": "Lucky?", "kind": "condition",
         "criteria": {"property": "country", "is": "FR"}, "onTrue": "won", "onFalse": "lost"},
        {"id": "lost", "name": "Lost", "kind": "end", "outcome": "abandon"},
        {"id": "won", "name": "Won", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;
  private ExecutionFixture world;

  @BeforeEach
  void open() {
    world = new ExecutionFixture(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void walksOnWithoutThemAlsoAfterALossAndAReplay() {
    enroll();
    var wave = world.waveOf("launch", "ana");
    takeOut("ana");
    world.walking.failedWaves().markFailed(new FailedWaves.Execution(wave, 1), "told so");
    world.walking.failedWaves().replay(wave);

    var stepResult = world.elements.execute(new ExecuteElement.Call(wave, 2, "lucky"));
    world.elements.execute(
        new ExecuteElement.Call(wave, 2, stepResult.exit().equals("onTrue") ? "won" : "lost"));

    assertThat(world.counters.of("a1"))
        .containsEntry("outcome:erased", 1L)
        .containsEntry("outcome:abandon", 2L)
        .containsEntry("inProgress", 0L)
        .containsEntry("at/lucky/here/", 0L)
        .containsEntry("at/lost/here/", 0L);
  }

  @Test
  void takesOutOnceAndOnlyWhoIsInside() {
    enroll();
    takeOut("ana");
    takeOut("ana");
    var wave = world.waveOf("launch", "bea");
    world.walk(wave, "lucky");
    world.walk(wave, "lost");

    takeOut("bea");

    assertThat(world.counters.of("a1"))
        .containsEntry("outcome:erased", 1L)
        .containsEntry("outcome:abandon", 2L)
        .containsEntry("inProgress", 0L);
  }

  private void enroll() {
    var launched =
        Stream.of("ana", "bea", "cleo")
            .map(name -> new EnrollmentRequest(name, "launch", false))
            .toList();
    world.walking.enrollContacts().enroll(world.live(FLOW), launched, false);
  }

  private void takeOut(String contact) {
    new EndEnrollment(
            world.store,
            world.walking.waves(),
            world.walking.enrollments(),
            world.walking.traceEnrollment(),
            world.clock)
        .end(Enrollment.id("a1", "launch", contact), "erased");
  }
}
