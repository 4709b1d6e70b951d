package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Queues;
import io.relance.application.sending.model.SendState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D7.7: waiting for the sender's rate")
class RateScenarioTest {
  @TempDir private Path folder;
  private final PlayedSms sms = new PlayedSms();
  @AutoClose private SendingWorld world;
  private Play play;

  @BeforeEach
  void open() {
    world = new SendingWorld(folder, sms);
    play = new Play(world);
    world.limitTo(10);
  }

  @Test
  void sendsALaunchAtTheRateAndDeadLettersNothing() {
    var wave = play.launch(world.live(Play.FLOW), play.subscribers(60));
    play.arrives(wave, "hello");

    play.work();
    assertThat(sms.taken()).hasSize(9);
    for (int second = 0; second < 5; second++) {
      play.later(Duration.ofSeconds(1));
    }
    assertThat(sms.taken()).hasSizeBetween(30, 54);
    for (int second = 0; second < 5; second++) {
      play.later(Duration.ofSeconds(1));
    }

    assertThat(sms.countsBySend().values()).hasSize(60).containsOnly(1L);
    assertThat(play.movedOn(wave, "hello")).isPresent();
    assertThat(world.queue.receiveDead(Queues.HANDOVERS, 10)).isEmpty();
  }

  @Test
  void answersWhileALaunchWaits() {
    var automation = world.live(Play.FLOW);
    play.arrives(play.launch(automation, play.subscribers(60)), "hello");
    play.work();
    var ana = play.subscriber("Ana", "+33612999999");

    var reply = play.wave(automation, "inbound:1", List.of(ana), true);
    play.arrives(reply, "hello");
    play.work();

    assertThat(play.send("inbound:1", ana, "hello").state()).isEqualTo(SendState.SENT);
    assertThat(play.count("queued")).isPositive();
  }
}
