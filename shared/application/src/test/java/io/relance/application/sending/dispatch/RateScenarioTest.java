package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Queues;
import io.relance.application.sending.model.SendState;
import io.relance.domain.id.ElementId;
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
  private final FakeSmsProvider sms = new FakeSmsProvider();
  @AutoClose private SendingFixture world;
  private SendingScenario sendingScenario;

  @BeforeEach
  void open() {
    world = new SendingFixture(folder, sms);
    sendingScenario = new SendingScenario(world);
    world.limitTo(10);
  }

  @Test
  void sendsALaunchAtTheRateAndDeadLettersNothing() {
    var wave =
        sendingScenario.launch(world.live(SendingScenario.FLOW), sendingScenario.subscribers(60));
    sendingScenario.arrives(wave, new ElementId("hello"));

    sendingScenario.work();
    assertThat(sms.taken()).hasSize(9);
    for (int second = 0; second < 5; second++) {
      sendingScenario.later(Duration.ofSeconds(1));
    }
    assertThat(sms.taken()).hasSizeBetween(30, 54);
    for (int second = 0; second < 5; second++) {
      sendingScenario.later(Duration.ofSeconds(1));
    }

    assertThat(sms.countsBySend().values()).hasSize(60).containsOnly(1L);
    assertThat(sendingScenario.movedOn(wave, new ElementId("hello"))).isPresent();
    assertThat(world.queue.receiveDead(Queues.HANDOVERS, 10)).isEmpty();
  }

  @Test
  void answersWhileALaunchWaits() {
    var automation = world.live(SendingScenario.FLOW);
    sendingScenario.arrives(
        sendingScenario.launch(automation, sendingScenario.subscribers(60)),
        new ElementId("hello"));
    sendingScenario.work();
    var ana = sendingScenario.subscriber("Ana", "+33612999999");

    var reply = sendingScenario.wave(automation, "inbound:1", List.of(ana), true);
    sendingScenario.arrives(reply, new ElementId("hello"));
    sendingScenario.work();

    assertThat(sendingScenario.send("inbound:1", ana, new ElementId("hello")).state())
        .isEqualTo(SendState.SENT);
    assertThat(sendingScenario.count("queued")).isPositive();
  }
}
