package io.relance.application.launches;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.automations.InFlight;
import io.relance.application.composition.Relance;
import io.relance.application.contacts.TestShop;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobState;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.LaunchId;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.SimulatedCrash;
import io.relance.testkit.crash.WatchedItemStore;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D6.1, A-8: a deactivation cancels each enrollment once, whatever crashes")
class DeactivationCrashTest {
  private static final LaunchId LAUNCH = new LaunchId("launch-1");

  /** More than are done before a request is answered. */
  private static final int WAVES = 13;

  private static final int FEW = 3;

  @TempDir Path folder;

  @Test
  void cancelsEachEnrollmentOnce() {
    var crashed = true;
    for (int point = 0; crashed; point++) {
      try (var shop = new TestShop(folder.resolve("crash-" + point))) {
        var automation = QueuedLaunch.of(shop, LAUNCH, FEW, 2);

        crashed =
            dies(
                shop.relance(new WatchedItemStore(shop.store(), CrashPoint.at(point))), automation);
        if (shop.relance().authoring().automations().summary(automation).orElseThrow().active()) {
          deactivate(shop.relance(), automation);
        }
        shop.settleJobs();

        var report = shop.relance().authoring().counters().report(automation);
        assertThat(report.inProgress()).as("point %d", point).isZero();
        assertThat(shop.relance().authoring().counters().of(automation))
            .as("point %d", point)
            .containsEntry("outcome:taken-out", 2L * FEW)
            .containsEntry("skipped:deactivated", 2L * FEW)
            .containsEntry("queued", 0L);
        assertThat(crashed || point > 20).isTrue();
      }
    }
  }

  @Test
  @DisplayName("D6.1: what a request does is bounded, and the job goes on where it ended")
  void answersBeforeAllAreCancelled() {
    try (var shop = new TestShop(folder)) {
      var automation = QueuedLaunch.of(shop, LAUNCH, WAVES, 1);

      var job = deactivate(shop.relance(), automation);
      assertThat(job.state()).isEqualTo(JobState.RUNNING);
      assertThat(job.progress().done()).isEqualTo(12);
      shop.settleJobs();

      var after = shop.relance().backgroundJobs().jobs().find(job.id()).orElseThrow();
      assertThat(after.state()).isEqualTo(JobState.DONE);
      assertThat(after.progress().done()).isEqualTo(WAVES);
    }
  }

  private static boolean dies(Relance relance, AutomationId automation) {
    try {
      var _ = deactivate(relance, automation);
      return false;
    } catch (SimulatedCrash _) {
      return true;
    }
  }

  private static Job deactivate(Relance relance, AutomationId automation) {
    return relance
        .authoring()
        .toggleAutomations()
        .deactivate(automation, InFlight.CANCEL)
        .orElseThrow()
        .cancellation()
        .orElseThrow();
  }
}
