package io.relance.application.launches;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.TestShop;
import io.relance.application.launches.LaunchPages.PageMessage;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.domain.id.LaunchId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of two contacts, of whom one enters in 80 seconds: a page enters every 160 seconds. */
@DisplayName("C-T4: a launch with a rate lets its contacts enter page by page")
class LaunchRateTest {
  private static final LaunchId LAUNCH = new LaunchId("launch-1");

  @TempDir Path folder;
  @AutoClose private TestShop shop;

  @BeforeEach
  void launch() {
    shop = new TestShop(folder);
    var rate = new EntryRate(new BigDecimal("0.0125"));
    var start = new LaunchStart(shop.now(), Optional.empty(), Optional.of(rate));
    var _ = QueuedLaunch.accepted(shop, LAUNCH, 6, 2, Optional.of(start));
  }

  @Test
  void queuesEachPageAtItsTime() {
    assertThat(enrolledAfterMinutes(2)).isEqualTo(2);
    assertThat(enrolledAfterMinutes(1)).isEqualTo(4);
    assertThat(enrolledAfterMinutes(2)).isEqualTo(4);
    assertThat(enrolledAfterMinutes(1)).isEqualTo(6);
    assertThat(found().state()).isEqualTo(Launches.State.DONE);
  }

  @Test
  void leavesAPageThatIsQueuedTooEarlyForItsTime() {
    shop.relance().launching().enrollPage().enroll(new PageMessage(LAUNCH, 2));

    assertThat(found().enrolled()).isZero();
    assertThat(enrolledAfterMinutes(6)).isEqualTo(6);
  }

  @Test
  void goesOnAtItsRateAfterAPause() {
    assertThat(enrolledAfterMinutes(1)).isEqualTo(2);
    shop.relance().launching().pauseLaunch().pause(LAUNCH);
    assertThat(enrolledAfterMinutes(30)).isEqualTo(2);

    shop.relance().launching().pauseLaunch().resume(LAUNCH);
    assertThat(enrolledAfterMinutes(1)).isEqualTo(2);
    assertThat(enrolledAfterMinutes(1)).isEqualTo(4);
    assertThat(enrolledAfterMinutes(2)).isEqualTo(4);
    assertThat(enrolledAfterMinutes(1)).isEqualTo(6);
  }

  @Test
  void excludesThoseWhoHaveNotEnteredWhenItIsCancelled() {
    assertThat(enrolledAfterMinutes(1)).isEqualTo(2);
    shop.relance().launching().cancelLaunch().cancel(LAUNCH);

    assertThat(enrolledAfterMinutes(1)).isEqualTo(2);
    assertThat(found().excluded()).containsEntry("launch-cancelled", 4L);
  }

  @Test
  void letsAPageWithoutARateEnterWhateverTheClockOfAProcess() {
    var other = new LaunchId("launch-2");
    var _ = QueuedLaunch.accepted(shop, other, 2, 2);
    shop.pass(Duration.ofSeconds(-1));

    shop.relance().launching().enrollPage().enroll(new PageMessage(other, 0));

    var launch = shop.relance().launching().launchList().find(other).orElseThrow();
    assertThat(launch.enrolled()).isEqualTo(2);
  }

  private long enrolledAfterMinutes(int minutes) {
    for (int minute = 0; minute < minutes; minute++) {
      shop.pass(Duration.ofMinutes(1));
      shop.relance().execution().schedule().tick(shop.relance().dueActions());
      for (var message : shop.queue().receive(Queues.LAUNCHES, 10, Duration.ZERO)) {
        var page = Json.read(message.body(), PageMessage.class);
        shop.relance().launching().enrollPage().enroll(page);
        shop.queue().acknowledge(Queues.LAUNCHES, List.of(message));
      }
    }
    return found().enrolled();
  }

  private Launches.Progress found() {
    return shop.relance().launching().launchList().find(LAUNCH).orElseThrow();
  }
}
