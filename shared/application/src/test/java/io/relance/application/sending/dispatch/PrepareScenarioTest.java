package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.execution.FailedWaves;
import io.relance.application.execution.StartWaves;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Waves that come to an element that sends more than once (D3.5, D3.6)")
class PrepareScenarioTest {
  @TempDir private Path folder;
  private final PlayedSms sms = new PlayedSms();
  @AutoClose private SendingWorld world;
  private Play play;
  private String wave;

  @BeforeEach
  void open() {
    world = new SendingWorld(folder, sms);
    play = new Play(world);
    wave = play.launch(world.live(Play.FLOW), play.subscribers(120));
  }

  @Test
  void answersTheExecutionOfAReplayWhoseSendsWereAllSettledBefore() {
    play.arrives(wave, "hello");
    world.around.engine().goesAway();
    assertThat(play.workUntilItFails()).isTrue();
    world.around.engine().comesBack();
    replay();

    play.arrives(wave, 2, "hello");
    play.work();

    assertThat(sms.taken()).hasSize(120);
    assertThat(world.around.engine().succeeded).containsKey(wave + "-2-hello");
  }

  @Test
  void ignoresAnAttemptThatAReplayHasVoided() {
    replay();

    play.arrives(wave, 1, "hello");
    play.work();

    assertThat(sms.taken()).isEmpty();
  }

  @Test
  void answersAWaveInWhichNobodyIsLeft() {
    world.ending.endAll(SendingWorld.AUTOMATION, 1);

    play.arrives(wave, "hello");
    play.work();

    assertThat(play.movedOn(wave, "hello")).contains("{\"exit\":\"ended\"}");
    assertThat(play.count("targeted")).isZero();
  }

  @Test
  void owesNothingToThoseTakenOutWhileItIsPrepared() {
    play.arrives(wave, "hello");
    play.workOnce();
    assertThat(play.count("queued")).isEqualTo(120);

    world.exitedThrough(1);
    world.ending.endAll(SendingWorld.AUTOMATION, 1);
    play.work();

    assertThat(sms.taken()).isEmpty();
    assertThat(play.counts())
        .containsEntry("skipped:deactivated", 120L)
        .containsEntry("queued", 0L);
    assertThat(play.shards()).allMatch(Play::addsUp);
  }

  private void replay() {
    var losses =
        new FailedWaves(
            world.store,
            world.walking.waves(),
            new StartWaves(world.around.engine()),
            world.walking.agenda(),
            world.around.clock());
    losses.lost(new FailedWaves.Execution(wave, 1), "States.Timeout");
    assertThat(losses.replay(wave)).isTrue();
  }
}
