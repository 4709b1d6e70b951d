package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.automations.Automations;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.EnrollmentKeys;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.JobProgress;
import io.relance.application.jobs.JobState;
import io.relance.application.jobs.JobStep;
import io.relance.application.persistence.Instants;
import io.relance.application.retention.DeleteOldRecords;
import io.relance.application.scheduling.ProjectCalendar;
import io.relance.application.sending.model.DispatchMessage;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.JobId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D6.5: no message that waits is lost or sent twice since old records are deleted")
class OldMessagesScenarioTest {
  private static final ElementId HELLO = new ElementId("hello");
  private static final Duration LONG = Duration.ofDays(91);

  @TempDir private Path folder;
  private final FakeSmsProvider sms = new FakeSmsProvider();
  @AutoClose private SendingFixture world;
  private SendingScenario scenario;
  private List<ContactId> people;
  private WaveId wave;

  /** Two messages are queued. */
  @BeforeEach
  void open() {
    world = new SendingFixture(folder, sms);
    scenario = new SendingScenario(world);
    people = scenario.subscribers(2);
    wave = scenario.launch(world.live(SendingScenario.FLOW), people);
    scenario.arrives(wave, HELLO);
    scenario.workOnce();
  }

  @Test
  void keepsMessagesThatWereSentLongAfterTheyWereQueued() {
    world.around.clock().pass(LONG);
    scenario.work();
    deletesWhatIsOld();

    assertThat(scenario.sends("launch-1", HELLO)).hasSize(2);
  }

  @Test
  void deletesMessagesThatWereSentLongAgo() {
    scenario.work();
    world.around.clock().pass(LONG);
    deletesWhatIsOld();

    assertThat(scenario.sends("launch-1", HELLO)).isEmpty();
  }

  @Test
  void sendsNothingAgainInAWaveThatIsToldAgain() {
    var first = scenario.send(people.getFirst());
    world.sending().dispatchSends().dispatch(DispatchMessage.of(List.of(first.id())));
    assertThat(sms.taken()).hasSize(1);
    world.around.clock().pass(LONG);
    deletesWhatIsOld();

    scenario.arrives(wave, HELLO);
    scenario.work();

    assertThat(sms.taken()).hasSize(2);
    assertThat(sms.countsBySend().values()).containsOnly(1L);
  }

  @Test
  void keepsTheEnrollmentOfAMessageThatWaits() {
    for (var contact : people) {
      var key =
          EnrollmentKeys.enrollment(Enrollment.id(SendingFixture.AUTOMATION, "launch-1", contact));
      var edits =
          List.of(
              Edit.set("endedAt", Instants.text(world.around.clock().instant())),
              Edit.set("outcome", "success"));
      world.store.transact(List.of(new Write.Update(key, edits, Precondition.present())));
    }
    world.around.clock().pass(LONG);
    deletesWhatIsOld();

    scenario.work();

    assertThat(sms.taken()).hasSize(2);
  }

  /** The messages, then the enrollments of an automation that no list shows. */
  private void deletesWhatIsOld() {
    deletes(JobProgress.NONE);
    deletes(new JobProgress(0, Optional.empty(), SendingFixture.AUTOMATION + " "));
  }

  private void deletes(JobProgress from) {
    var now = world.around.clock().instant();
    var job =
        new Job(
            new JobId("job"),
            JobKind.RETENTION,
            Instants.text(now.minus(Duration.ofDays(90))),
            JobState.RUNNING,
            from,
            Optional.empty(),
            Optional.empty(),
            now);
    var work =
        new DeleteOldRecords(
            world.store,
            new Automations(world.store),
            new ProjectCalendar(ZoneOffset.UTC, world.around.clock()),
            world.around.clock());
    try (var session = work.open(job)) {
      JobStep step;
      do {
        step = session.next();
      } while (step instanceof JobStep.Continued);
      assertThat(step).isInstanceOf(JobStep.Finished.class);
    }
  }
}
