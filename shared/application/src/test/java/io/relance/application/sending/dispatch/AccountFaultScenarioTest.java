package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.relance.application.sending.dispatch.FakeSmsProvider.Mood;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.provider.ProviderPause;
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

@DisplayName("B8: a fault of the account at a provider is no fault of a message")
class AccountFaultScenarioTest {
  private static final ElementId HELLO = new ElementId("hello");

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
  void failsNoMessageHoweverLongTheAccountIsRefused() {
    sms.next(100_000, Mood.REFUSES_OUR_ACCOUNT);

    scenario.arrives(wave, HELLO);
    scenario.work();
    for (int hour = 0; hour < 50; hour++) {
      scenario.passesAtOnce(Duration.ofHours(1));
    }

    assertThat(states()).hasSize(30).containsOnly(SendState.QUEUED);
    assertThat(world.sending().providerPauses().list())
        .extracting(ProviderPause::provider, ProviderPause::code)
        .containsExactly(tuple("played", "20003"));
    assertThat(scenario.movedOn(wave, HELLO)).isEmpty();
  }

  @Test
  void testsThePausedProviderWithOneMessageAtATime() {
    sms.next(100_000, Mood.REFUSES_OUR_ACCOUNT);
    scenario.arrives(wave, HELLO);
    scenario.work();
    var before = sms.called();

    scenario.passesAtOnce(Duration.ofSeconds(11));
    assertThat(sms.called()).isEqualTo(before + 1);
    scenario.passesAtOnce(Duration.ofSeconds(5));
    assertThat(sms.called()).isEqualTo(before + 1);
    for (int minute = 0; minute < 60; minute++) {
      scenario.passesAtOnce(Duration.ofMinutes(1));
    }

    assertThat(sms.called()).isBetween(before + 20, before + 35);
  }

  @Test
  void sendsEverythingOnceTheAccountIsAcceptedAgain() {
    sms.next(100_000, Mood.REFUSES_OUR_ACCOUNT);
    scenario.arrives(wave, HELLO);
    scenario.work();
    scenario.passesAtOnce(Duration.ofHours(30));

    sms.becomesWell();
    scenario.passesAtOnce(Duration.ofMinutes(3));
    scenario.passesAtOnce(Duration.ofMinutes(3));

    assertThat(sms.countsBySend().values()).hasSize(30).containsOnly(1L);
    assertThat(world.sending().providerPauses().list()).isEmpty();
    assertThat(scenario.movedOn(wave, HELLO)).isPresent();
    assertThat(scenario.shards()).allMatch(SendingScenario::addsUp);
  }

  @Test
  void staysPausedAfterARestartAndContinuesThere() {
    sms.next(100_000, Mood.REFUSES_OUR_ACCOUNT);
    scenario.arrives(wave, HELLO);
    scenario.work();
    world.close();

    world = new SendingFixture(world.around, "boot-2", CrashPoint.never());
    scenario = new SendingScenario(world);
    assertThat(world.sending().providerPauses().find("played")).isPresent();
    sms.becomesWell();
    scenario.passesAtOnce(Duration.ofMinutes(3));
    scenario.passesAtOnce(Duration.ofMinutes(3));

    assertThat(sms.countsBySend().values()).hasSize(30).containsOnly(1L);
  }

  @Test
  @DisplayName("L9: the gate decides again before an attempt is repeated")
  void doesNotRepeatAnAttemptAfterAnOptOut() {
    var ana = people.getFirst();
    var alone = scenario.wave(world.live(SendingScenario.FLOW), "launch-2", List.of(ana), false);
    sms.next(2, Mood.IS_BUSY);
    sms.meanwhile(
        () -> {
          sms.meanwhile(() -> {});
          scenario.stops(ana);
        });

    scenario.arrives(alone, HELLO);
    scenario.work();
    scenario.later(Duration.ofMinutes(1));

    assertThat(sms.taken()).isEmpty();
    assertThat(scenario.send("launch-2", ana, HELLO).reason()).contains("opted-out");
  }

  private List<SendState> states() {
    return people.stream().map(scenario::send).map(Send::state).toList();
  }
}
