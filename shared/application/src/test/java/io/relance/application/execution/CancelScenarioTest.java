package io.relance.application.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.execution.wave.FailedWaves;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
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
    var wave = world.waveOf("launch", new ContactId("ana"));
    takeOut(new ContactId("ana"));
    world
        .walking
        .failedWaves()
        .markFailed(new FailedWaves.Execution(new WaveId(wave), 1), "told so");
    world.walking.failedWaves().replay(new WaveId(wave));

    var stepResult =
        world.elements.execute(
            new ExecuteElement.Call(new WaveId(wave), 2, new ElementId("lucky")));
    world.elements.execute(
        new ExecuteElement.Call(
            new WaveId(wave),
            2,
            new ElementId(stepResult.exit().equals("onTrue") ? "won" : "lost")));

    assertThat(world.counters.of(new AutomationId("a1")))
        .containsEntry("outcome:erased", 1L)
        .containsEntry("outcome:abandon", 2L)
        .containsEntry("inProgress", 0L)
        .containsEntry("at/lucky/here/", 0L)
        .containsEntry("at/lost/here/", 0L);
  }

  @Test
  void takesOutOnceAndOnlyWhoIsInside() {
    enroll();
    takeOut(new ContactId("ana"));
    takeOut(new ContactId("ana"));
    var wave = world.waveOf("launch", new ContactId("bea"));
    world.execute(new WaveId(wave), new ElementId("lucky"));
    world.execute(new WaveId(wave), new ElementId("lost"));

    takeOut(new ContactId("bea"));

    assertThat(world.counters.of(new AutomationId("a1")))
        .containsEntry("outcome:erased", 1L)
        .containsEntry("outcome:abandon", 2L)
        .containsEntry("inProgress", 0L);
  }

  private void enroll() {
    var launched =
        Stream.of("ana", "bea", "cleo")
            .map(name -> new EnrollmentRequest(new ContactId(name), "launch", false))
            .toList();
    world.walking.enrollContacts().enroll(world.live(FLOW), launched, false);
  }

  private void takeOut(ContactId contact) {
    new EndEnrollment(
            world.store,
            world.walking.waves(),
            world.walking.enrollments(),
            world.walking.traceEnrollment(),
            world.clock)
        .end(Enrollment.id(new AutomationId("a1"), "launch", contact), "erased");
  }
}
