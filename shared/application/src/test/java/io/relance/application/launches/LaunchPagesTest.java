package io.relance.application.launches;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.TestShop;
import io.relance.domain.id.LaunchId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D6.2, C-T4: a launch is looked at when there may be something to do")
class LaunchPagesTest {
  private static final LaunchId LAUNCH = new LaunchId("launch-1");
  private static final Duration LOOK = Duration.ofMinutes(5);

  @TempDir Path folder;
  private TestShop shop;
  private Instant startsAt;

  @BeforeEach
  void schedule() {
    shop = new TestShop(folder);
    startsAt = shop.clock().instant().plus(Duration.ofDays(3));
    var request =
        new LaunchAutomation.Request(
            News.active(shop.relance()),
            LAUNCH,
            LaunchAudience.of(List.of()),
            List.of(shop.withPhone("+33639980001").id()),
            Optional.of(LaunchStart.at(startsAt)),
            List.of());
    assertThat(shop.relance().launching().launches().launch(request))
        .isInstanceOf(LaunchAutomation.Acceptance.Accepted.class);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void waitsForTheStartOfAScheduledLaunch() {
    assertThat(lookedAt()).contains(startsAt.plus(LOOK));
  }

  @Test
  void looksAtAnOverdueLaunchAgain() {
    shop.pass(Duration.ofDays(4));

    assertThat(lookedAt()).contains(shop.clock().instant().plus(LOOK));
  }

  @Test
  void leavesACancelledLaunchAlone() {
    shop.relance().launching().cancelLaunch().cancel(LAUNCH);

    assertThat(lookedAt()).isEmpty();
  }

  /** When the launch is looked at next. */
  private Optional<Instant> lookedAt() {
    return shop.relance().launching().pages().fire(LAUNCH.value(), shop.clock().instant());
  }
}
