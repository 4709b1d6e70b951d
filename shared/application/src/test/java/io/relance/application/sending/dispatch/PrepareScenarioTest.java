package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.execution.Cancelling;
import io.relance.application.execution.wave.FailedWaves;
import io.relance.application.execution.wave.StartWaves;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import io.relance.domain.metrics.Recorder;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Waves that come to an element that sends more than once (D3.5, D3.6)")
class PrepareScenarioTest {
  @TempDir private Path folder;
  private final FakeSmsProvider sms = new FakeSmsProvider();
  @AutoClose private SendingFixture world;
  private SendingScenario sendingScenario;
  private WaveId wave;

  @BeforeEach
  void open() {
    world = new SendingFixture(folder, sms);
    sendingScenario = new SendingScenario(world);
    wave =
        sendingScenario.launch(world.live(SendingScenario.FLOW), sendingScenario.subscribers(120));
  }

  @Test
  void answersTheExecutionOfAReplayWhoseSendsWereAllSettledBefore() {
    sendingScenario.arrives(wave, new ElementId("hello"));
    world.around.engine().goesAway();
    assertThat(sendingScenario.workUntilItFails()).isTrue();
    world.around.engine().comesBack();
    replay();

    sendingScenario.arrives(wave, 2, new ElementId("hello"));
    sendingScenario.work();

    assertThat(sms.taken()).hasSize(120);
    assertThat(world.around.engine().succeeded).containsKey(wave + "-2-hello");
  }

  @Test
  void ignoresAnAttemptThatAReplayHasVoided() {
    replay();

    sendingScenario.arrives(wave, 1, new ElementId("hello"));
    sendingScenario.work();

    assertThat(sms.taken()).isEmpty();
  }

  @Test
  void answersAWaveInWhichNobodyIsLeft() {
    Cancelling.all(world.ending, SendingFixture.AUTOMATION, 1);

    sendingScenario.arrives(wave, new ElementId("hello"));
    sendingScenario.work();

    assertThat(sendingScenario.movedOn(wave, new ElementId("hello")))
        .contains("{\"exit\":\"ended\"}");
    assertThat(sendingScenario.count("targeted")).isZero();
  }

  @Test
  void owesNothingToThoseTakenOutWhileItIsPrepared() {
    sendingScenario.arrives(wave, new ElementId("hello"));
    sendingScenario.workOnce();
    assertThat(sendingScenario.count("queued")).isEqualTo(120);

    world.exitedThrough(1);
    Cancelling.all(world.ending, SendingFixture.AUTOMATION, 1);
    sendingScenario.work();

    assertThat(sms.taken()).isEmpty();
    assertThat(sendingScenario.counts())
        .containsEntry("skipped:deactivated", 120L)
        .containsEntry("queued", 0L);
    assertThat(sendingScenario.shards()).allMatch(SendingScenario::addsUp);
  }

  private void replay() {
    var losses =
        new FailedWaves(
            world.store,
            world.walking.waves(),
            new StartWaves(world.around.engine()),
            world.walking.schedule(),
            world.around.clock(),
            Recorder.none());
    losses.markFailed(new FailedWaves.Execution(wave, 1), "States.Timeout");
    assertThat(losses.replay(wave)).isTrue();
  }
}
