package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.sending.model.Messages;
import io.relance.config.Settings;
import io.relance.domain.store.PageRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("L-23, D6.3: a cart is told of at its own instant, also after a restart")
class RestartedClockScenarioTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void standsStillAcrossARestartWithoutHavingBeenMoved() {
    var settings = Settings.read(Map.of("RELANCE_TEST_CLOCK", "true"), 0);
    try (var first = new Deployment(settings, folder, 0, Outside.START)) {
      assertThat(first.relance()).isNotNull();
    }

    var clock = TestClock.of(folder, Outside.START.plus(Duration.ofHours(1)));

    assertThat(clock.instant()).isEqualTo(Outside.START);
  }

  @Test
  void remembersTheInstantAcrossARestart() {
    var outside = Outside.in(folder);
    try (var first = TestShop.undisturbed(outside)) {
      first.activate("Reminder", Flows.REMINDER);
      Happenings.shopTells(first, "checkouts/update", Happenings.SHOP.checkout(1));
      first.settle();
    }

    try (var second = TestShop.undisturbed(outside)) {
      second.untilDue(Outside.START.plus(Duration.ofDays(1)));

      var everything = Messages.Filter.ALL;
      var messages =
          second.relance().messaging().messages().list(everything, PageRequest.first(10)).items();
      assertThat(messages)
          .extracting(Messages.View::at)
          .containsExactly(Outside.START.plus(Duration.ofHours(1)));
    }
  }
}
