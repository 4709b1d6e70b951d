package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.sending.guard.SendingPause.Reason;
import io.relance.application.sending.guard.SendingScope;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendState;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import io.relance.testkit.crash.CrashPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D7.8: one switch stops all sending, or that of an automation; messages wait")
class SendingPauseScenarioTest {
  private static final ElementId HELLO = new ElementId("hello");
  private static final SendingScope AUTOMATION =
      new SendingScope.OfAutomation(SendingFixture.AUTOMATION);

  @TempDir private Path folder;
  private final FakeSmsProvider sms = new FakeSmsProvider();
  @AutoClose private SendingFixture world;
  private SendingScenario scenario;
  private List<ContactId> people;
  private WaveId wave;

  @BeforeEach
  void open() {
    world = new SendingFixture(folder, sms);
    scenario = new SendingScenario(world);
    people = scenario.subscribers(30);
    wave = scenario.launch(world.live(SendingScenario.FLOW), people);
    scenario.tick();
  }

  @Test
  void sendsNothingWhileEverythingIsPausedAndAllOfItOnceAfterwards() {
    pause(SendingScope.everything());
    scenario.arrives(wave, HELLO);
    scenario.work();
    for (int hour = 0; hour < 30; hour++) {
      scenario.passesAtOnce(Duration.ofHours(1));
    }
    assertThat(states()).hasSize(30).containsOnly(SendState.QUEUED);
    assertThat(sms.called()).isZero();

    world.sending().sendingPauses().resume(SendingScope.everything());
    scenario.passes(Duration.ofMinutes(3));

    assertThat(sms.countsBySend().values()).hasSize(30).containsOnly(1L);
    assertThat(scenario.movedOn(wave, HELLO)).isPresent();
    assertThat(scenario.shards()).allMatch(SendingScenario::addsUp);
  }

  @Test
  void staysPausedAfterARestart() {
    pause(SendingScope.everything());
    world.close();

    world = new SendingFixture(world.around, "boot-2", CrashPoint.never());
    scenario = new SendingScenario(world);
    scenario.arrives(wave, HELLO);
    scenario.work();
    scenario.passesAtOnce(Duration.ofHours(1));

    assertThat(sms.called()).isZero();
    assertThat(world.sending().sendingPauses().list()).hasSize(1);
  }

  @Test
  @DisplayName("What was decided before counts no longer: the gate decides when sending resumes")
  void skipsThoseWhoOptedOutMeanwhile() {
    pause(SendingScope.everything());
    scenario.arrives(wave, HELLO);
    scenario.work();
    scenario.stops(people.getFirst());

    world.sending().sendingPauses().resume(SendingScope.everything());
    scenario.passes(Duration.ofMinutes(3));

    assertThat(scenario.send(people.getFirst()).reason()).contains("opted-out");
    assertThat(sms.taken()).hasSize(29);
  }

  @Test
  void pausesAnAutomationAndNoOther() {
    pause(new SendingScope.OfAutomation(new AutomationId("another")));
    scenario.arrives(wave, HELLO);
    scenario.work();
    assertThat(sms.taken()).hasSize(30);

    pause(AUTOMATION);
    var second = scenario.wave(world.live(SendingScenario.FLOW), "launch-2", people, false);
    scenario.arrives(second, HELLO);
    scenario.work();
    scenario.passesAtOnce(Duration.ofHours(1));
    assertThat(sms.taken()).hasSize(30);

    world.sending().sendingPauses().resume(AUTOMATION);
    scenario.passes(Duration.ofMinutes(3));
    assertThat(sms.taken()).hasSize(60);
  }

  private void pause(SendingScope scope) {
    world.sending().sendingPauses().pause(scope, "Max", Reason.REQUEST);
  }

  private List<SendState> states() {
    return people.stream().map(scenario::send).map(Send::state).toList();
  }
}
