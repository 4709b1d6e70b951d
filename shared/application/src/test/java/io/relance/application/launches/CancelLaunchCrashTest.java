package io.relance.application.launches;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.composition.Relance;
import io.relance.application.contacts.TestShop;
import io.relance.domain.id.LaunchId;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.SimulatedCrash;
import io.relance.testkit.crash.WatchedItemStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D6.1, C-T4: a cancelled launch skips each waiting message once, whatever crashes")
class CancelLaunchCrashTest {
  private static final LaunchId LAUNCH = new LaunchId("launch-1");

  /** More waves than are done before a request is answered. */
  private static final int CONTACTS = 16;

  private static final int IN_A_WAVE = 2;

  @TempDir Path folder;

  @Test
  void skipsEachMessageOnce() {
    var crashed = true;
    for (int point = 0; crashed; point++) {
      try (var shop = new TestShop(folder.resolve("crash-" + point))) {
        QueuedLaunch.of(shop, LAUNCH, CONTACTS / IN_A_WAVE, IN_A_WAVE);

        crashed = dies(shop.relance(new WatchedItemStore(shop.store(), CrashPoint.at(point))));
        shop.relance().launching().cancelLaunch().cancel(LAUNCH);
        for (int minute = 0; minute < 3; minute++) {
          shop.pass(Duration.ofMinutes(1));
          shop.relance().execution().schedule().tick(shop.relance().dueActions());
        }

        var launch = shop.relance().launching().launchList().find(LAUNCH).orElseThrow();
        assertThat(launch.state()).isEqualTo(Launches.State.CANCELLED);
        assertThat(launch.counts())
            .as("point %d", point)
            .containsEntry("skipped", (long) CONTACTS)
            .containsEntry("queued", 0L);
        assertThat(crashed || point > 10).isTrue();
      }
    }
  }

  @Test
  @DisplayName("D6.1: a request does the messages of six waves; the schedule does the others")
  void leavesMostWavesToTheSchedule() {
    try (var shop = new TestShop(folder)) {
      QueuedLaunch.of(shop, LAUNCH, CONTACTS / IN_A_WAVE, IN_A_WAVE);

      shop.relance().launching().cancelLaunch().cancel(LAUNCH);

      assertThat(shop.relance().launching().launchList().find(LAUNCH).orElseThrow().counts())
          .containsEntry("skipped", 6L * IN_A_WAVE);
      assertThat(shop.rows()).noneMatch(row -> row.contains("wave/"));
    }
  }

  /** Whether the process ended before it had answered the request. */
  private static boolean dies(Relance relance) {
    try {
      assertThat(relance.launching().cancelLaunch().cancel(LAUNCH)).isPresent();
      return false;
    } catch (SimulatedCrash _) {
      return true;
    }
  }
}
