package io.relance.application.launches;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.composition.Relance;
import io.relance.application.contacts.TestShop;
import io.relance.application.launches.LaunchPages.PageMessage;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.domain.id.LaunchId;
import io.relance.testkit.crash.CrashPoint;
import io.relance.testkit.crash.SimulatedCrash;
import io.relance.testkit.crash.WatchedItemStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-T4: a paused launch enrolls no contact until it is resumed, whatever crashes")
class PauseLaunchCrashTest {
  private static final LaunchId LAUNCH = new LaunchId("launch-1");
  private static final int CONTACTS = 6;
  private static final int IN_A_WAVE = 2;

  @TempDir Path folder;

  @Test
  void enrollsEachContactOnceAfterAPauseAndAResumption() {
    var crashed = true;
    for (int point = 0; crashed; point++) {
      try (var shop = new TestShop(folder.resolve("crash-" + point))) {
        launch(shop);
        shop.relance().launching().enrollPage().enroll(new PageMessage(LAUNCH, 0));

        crashed = dies(shop, point, it -> it.launching().pauseLaunch().pause(LAUNCH));
        shop.relance().launching().pauseLaunch().pause(LAUNCH);
        work(shop);
        assertThat(found(shop).state()).as("point %d", point).isEqualTo(Launches.State.PAUSED);
        assertThat(found(shop).enrolled()).as("point %d", point).isEqualTo(IN_A_WAVE);

        crashed |= dies(shop, point, it -> it.launching().pauseLaunch().resume(LAUNCH));
        shop.relance().launching().pauseLaunch().resume(LAUNCH);
        work(shop);
        assertThat(found(shop).state()).as("point %d", point).isEqualTo(Launches.State.DONE);
        assertThat(found(shop).enrolled()).as("point %d", point).isEqualTo(CONTACTS);
        assertThat(crashed || point > 0).isTrue();
      }
    }
  }

  @Test
  void cancelsAPausedLaunch() {
    try (var shop = new TestShop(folder)) {
      launch(shop);
      shop.relance().launching().pauseLaunch().pause(LAUNCH);

      shop.relance().launching().cancelLaunch().cancel(LAUNCH);
      shop.relance().launching().pauseLaunch().pause(LAUNCH);
      work(shop);

      assertThat(found(shop).state()).isEqualTo(Launches.State.CANCELLED);
      assertThat(found(shop).excluded()).containsEntry("launch-cancelled", (long) CONTACTS);
      assertThat(found(shop).launch().pausedAt()).isEmpty();
      assertThat(shop.rows()).noneMatch(row -> row.contains("pauses"));
    }
  }

  @Test
  void knowsNoOtherLaunch() {
    try (var shop = new TestShop(folder)) {
      var unknown = new LaunchId("launch-2");

      assertThat(shop.relance().launching().pauseLaunch().pause(unknown)).isEmpty();
      assertThat(shop.relance().launching().pauseLaunch().resume(unknown)).isEmpty();
    }
  }

  private static void launch(TestShop shop) {
    var _ = QueuedLaunch.accepted(shop, LAUNCH, CONTACTS, IN_A_WAVE);
  }

  /** Half an hour of the schedule, with the pages that are queued meanwhile. */
  private static void work(TestShop shop) {
    for (int minute = 0; minute < 30; minute++) {
      shop.pass(Duration.ofMinutes(1));
      shop.relance().execution().schedule().tick(shop.relance().dueActions());
      for (var message : shop.queue().receive(Queues.LAUNCHES, 10, Duration.ZERO)) {
        var page = Json.read(message.body(), PageMessage.class);
        shop.relance().launching().enrollPage().enroll(page);
        shop.queue().acknowledge(Queues.LAUNCHES, List.of(message));
      }
    }
  }

  private static Launches.Progress found(TestShop shop) {
    return shop.relance().launching().launchList().find(LAUNCH).orElseThrow();
  }

  /** Whether the process ended before it had answered the request. */
  private static boolean dies(TestShop shop, int point, Consumer<Relance> request) {
    try {
      request.accept(shop.relance(new WatchedItemStore(shop.store(), CrashPoint.at(point))));
      return false;
    } catch (SimulatedCrash _) {
      return true;
    }
  }
}
