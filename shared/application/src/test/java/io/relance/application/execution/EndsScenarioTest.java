package io.relance.application.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.execution.wave.StepResult;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName(
    "C-E1, C-E2, C-E3, C-E4: a walk ends as its end says, and the report tells how many did")
class EndsScenarioTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"success, 1.0", "abandon, 0.0", "failure, 0.0", "neutral, 0.0"})
  void endsWithItsOutcome(String outcome, double successRate) {
    try (var world = new ExecutionFixture(folder)) {
      var candidates =
          List.of(
              new EnrollmentRequest(new ContactId("ana"), "api:1", true),
              new EnrollmentRequest(new ContactId("ben"), "api:2", true));
      world.walking.enrollContacts().enroll(world.live(flow(outcome)), candidates, false);
      var stepResult =
          world.execute(
              new WaveId(world.waveOf("api:1", new ContactId("ana"))), new ElementId("done"));

      assertThat(stepResult.exit()).isEqualTo(StepResult.ENDED);
      assertThat(
              world
                  .walking
                  .enrollments()
                  .find(Enrollment.id(new AutomationId("a1"), "api:2", new ContactId("ben")))
                  .orElseThrow())
          .satisfies(
              enrollment -> {
                assertThat(enrollment.endedAt()).contains(world.clock.instant());
                assertThat(enrollment.outcome()).contains(outcome);
              });
      var report = world.counters.report(new AutomationId("a1"));
      assertThat(report.outcomes()).isEqualTo(Map.of(outcome, 2L));
      assertThat(report.successRate()).contains(successRate);
      assertThat(report.inProgress()).isZero();
    }
  }

  private static String flow(String outcome) {
    return """
    {"format": 1, "trigger": {"kind": "api"}, "start": "done", "elements": [
      {"id": "done", "name": "Done", "kind": "end", "outcome": "%s"}]}
    """
        .formatted(outcome);
  }
}
