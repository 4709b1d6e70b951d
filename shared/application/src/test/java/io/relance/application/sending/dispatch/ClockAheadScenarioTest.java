package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.sending.dispatch.FakeSmsProvider.Mood;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import io.relance.testkit.crash.CrashPoint;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D7.7: a clock that was ahead by a day delays no message once it is right")
class ClockAheadScenarioTest {
  private static final ElementId HELLO = new ElementId("hello");

  @TempDir private Path folder;
  private final FakeSmsProvider sms = new FakeSmsProvider();
  @AutoClose private SendingFixture world;
  private SendingScenario sendingScenario;
  private WaveId wave;

  @BeforeEach
  void launch() {
    world = new SendingFixture(folder, sms);
    sendingScenario = new SendingScenario(world);
    world.limitTo(10);
    wave =
        sendingScenario.launch(world.live(SendingScenario.FLOW), sendingScenario.subscribers(30));
    sendingScenario.arrives(wave, HELLO);
  }

  @Test
  void sendsWhatTheWrongClockDeferred() {
    world.around.realTime().pass(Duration.ofDays(1));
    sendingScenario.work();
    assertThat(sms.taken()).hasSize(9);

    restartWithTheRightClock();
    sendForSeconds(10);

    assertThat(sms.countsBySend().values()).hasSize(30).containsOnly(1L);
    assertThat(sendingScenario.movedOn(wave, HELLO)).isPresent();
  }

  @Test
  void retriesWhatTheProviderRefusedUnderTheWrongClock() {
    world.around.realTime().pass(Duration.ofDays(1));
    sms.next(1000, Mood.IS_BUSY);
    sendingScenario.work();
    assertThat(sms.taken()).isEmpty();

    restartWithTheRightClock();
    sms.becomesWell();
    sendForSeconds(20);

    assertThat(sms.countsBySend().values()).hasSize(30).containsOnly(1L);
  }

  @Test
  void looksUpWhatTheProviderLeftOpenUnderTheWrongClock() {
    world.around.realTime().pass(Duration.ofDays(1));
    sms.next(9, Mood.FALLS_SILENT_AFTER);
    sendingScenario.work();

    restartWithTheRightClock();
    sendForSeconds(30);

    assertThat(sms.countsBySend().values()).hasSize(30).containsOnly(1L);
    assertThat(sendingScenario.movedOn(wave, HELLO)).isPresent();
  }

  private void restartWithTheRightClock() {
    world.close();
    world.around.realTime().pass(Duration.ofDays(-1));
    world = new SendingFixture(world.around, "boot-2", CrashPoint.never());
    world.limitTo(10);
    sendingScenario = new SendingScenario(world);
  }

  private void sendForSeconds(int seconds) {
    for (int second = 0; second < seconds; second++) {
      sendingScenario.later(Duration.ofSeconds(1));
    }
  }
}
