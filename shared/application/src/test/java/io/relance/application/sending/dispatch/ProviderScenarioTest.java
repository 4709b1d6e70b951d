package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.sending.dispatch.FakeSmsProvider.Mood;
import io.relance.application.sending.model.SendState;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D5.3: what is retried, looked up or left unconfirmed")
class ProviderScenarioTest {
  @TempDir private Path folder;
  private final FakeSmsProvider sms = new FakeSmsProvider();
  @AutoClose private SendingFixture world;
  private SendingScenario sendingScenario;
  private ContactId ana;
  private WaveId wave;

  @BeforeEach
  void open() {
    world = new SendingFixture(folder, sms);
    sendingScenario = new SendingScenario(world);
    ana = sendingScenario.subscriber("Ana", "+33612000007");
    wave = sendingScenario.launch(world.live(SendingScenario.FLOW), List.of(ana));
    sendingScenario.arrives(wave, new ElementId("hello"));
  }

  @Test
  void triesABusyProviderAgainAtOnce() {
    sms.next(2, Mood.IS_BUSY);

    sendingScenario.work();

    assertThat(sendingScenario.send(ana).state()).isEqualTo(SendState.SENT);
  }

  @Test
  void comesBackLaterToAProviderThatStaysBusy() {
    sms.next(7, Mood.IS_BUSY);

    sendingScenario.work();
    assertThat(sendingScenario.send(ana).state()).isEqualTo(SendState.QUEUED);
    assertThat(sendingScenario.movedOn(wave, new ElementId("hello"))).isEmpty();
    sendingScenario.later(Duration.ofSeconds(10));
    sendingScenario.later(Duration.ofSeconds(20));

    assertThat(sms.taken()).hasSize(1);
    assertThat(sendingScenario.movedOn(wave, new ElementId("hello"))).isPresent();
  }

  @Test
  @DisplayName("L-19: a provider busy for a day fails the send and lets the wave go on")
  void givesUpAProviderThatIsBusyForADay() {
    sms.next(1000, Mood.IS_BUSY);

    sendingScenario.work();
    for (int quarter = 0; quarter < 100; quarter++) {
      sendingScenario.later(Duration.ofMinutes(16));
    }

    assertThat(sendingScenario.send(ana).reason())
        .contains("the provider took no message for 24 hours");
    assertThat(sendingScenario.counts()).containsEntry("failed", 1L).containsEntry("queued", 0L);
    assertThat(sendingScenario.movedOn(wave, new ElementId("hello"))).isPresent();
  }

  @Test
  @DisplayName("L8: the provider is asked three times, the last time after a minute")
  void looksThreeTimesBeforeItSendsAgainWhatTheProviderDoesNotHave() {
    sms.next(1, Mood.FALLS_SILENT_BEFORE);

    sendingScenario.work();
    sendingScenario.later(Duration.ofSeconds(4));
    assertThat(sms.asked()).isEqualTo(1);
    sendingScenario.work();
    assertThat(sms.asked()).isEqualTo(1);
    assertThat(sms.taken()).isEmpty();
    sendingScenario.later(Duration.ofSeconds(8));
    assertThat(sms.asked()).isEqualTo(2);
    assertThat(sms.taken()).isEmpty();
    sendingScenario.later(Duration.ofSeconds(45));
    assertThat(sms.asked()).isEqualTo(2);
    sendingScenario.later(Duration.ofSeconds(6));

    assertThat(sms.asked()).isEqualTo(3);
    assertThat(sms.taken()).hasSize(1);
    assertThat(sendingScenario.send(ana).state()).isEqualTo(SendState.SENT);
  }

  @Test
  @DisplayName("L8: a provider that takes a text long after the connection broke gets it once")
  void recognisesWhatTheProviderTookLate() {
    sms.next(1, Mood.TAKES_IT_LATE);

    sendingScenario.work();
    sendingScenario.later(Duration.ofSeconds(4));
    sendingScenario.later(Duration.ofSeconds(8));
    sms.takesWhatIsLate();
    sendingScenario.later(Duration.ofSeconds(51));
    sendingScenario.later(Duration.ofMinutes(5));

    assertThat(sms.called()).isEqualTo(1);
    assertThat(sendingScenario.send(ana).providerId()).contains("P1");
    assertThat(sendingScenario.movedOn(wave, new ElementId("hello"))).isPresent();
  }

  @Test
  void recognisesWhatTheProviderHas() {
    sms.next(1, Mood.FALLS_SILENT_AFTER);

    sendingScenario.work();
    sendingScenario.later(Duration.ofSeconds(4));

    assertThat(sms.taken()).hasSize(1);
    assertThat(sendingScenario.send(ana).providerId()).contains("P1");
    assertThat(sendingScenario.movedOn(wave, new ElementId("hello"))).isPresent();
  }

  @Test
  void doesNotTakeAnotherSendsMessageForItsOwn() {
    sendingScenario.work();
    var second =
        sendingScenario.wave(world.live(SendingScenario.FLOW), "launch-2", List.of(ana), false);
    sms.next(1, Mood.FALLS_SILENT_BEFORE);
    sendingScenario.arrives(second, new ElementId("hello"));
    sendingScenario.work();
    sendingScenario.later(Duration.ofSeconds(4));
    sendingScenario.later(Duration.ofSeconds(8));
    sendingScenario.later(Duration.ofSeconds(51));

    assertThat(sms.taken()).hasSize(2);
    assertThat(sendingScenario.send("launch-2", ana, new ElementId("hello")).providerId())
        .contains("P2");
  }

  @Test
  void leavesUnconfirmedWhatCannotBeAskedAndNeverSendsItAgain() {
    sms.cannotBeAsked();
    sms.next(1, Mood.FALLS_SILENT_AFTER);

    sendingScenario.work();

    assertThat(sendingScenario.counts())
        .containsEntry("unconfirmed", 1L)
        .containsEntry("queued", 0L);
    assertThat(sendingScenario.movedOn(wave, new ElementId("hello"))).isPresent();
    sendingScenario.due(Duration.ofHours(71));
    assertThat(sendingScenario.send(ana).state()).isEqualTo(SendState.UNCONFIRMED);
    sendingScenario.due(Duration.ofHours(2));
    assertThat(sendingScenario.send(ana).reason()).contains("never confirmed");
    assertThat(sendingScenario.counts())
        .containsEntry("unconfirmed", 0L)
        .containsEntry("failed", 1L);
    assertThat(sms.taken()).hasSize(1);
  }

  @Test
  void remembersANumberThatCannotReceive() {
    sms.next(1, Mood.KNOWS_NO_SUCH_NUMBER);
    sendingScenario.work();

    var second =
        sendingScenario.wave(world.live(SendingScenario.FLOW), "launch-2", List.of(ana), false);
    sendingScenario.arrives(second, new ElementId("hello"));
    sendingScenario.work();

    assertThat(sendingScenario.send(ana).reason()).contains("The provider says no.");
    assertThat(sendingScenario.send("launch-2", ana, new ElementId("hello")).reason())
        .contains("invalid");
  }

  @Test
  void takesAStopThatTheProviderWasToldForAnOptOut() {
    sms.next(1, Mood.WAS_TOLD_TO_STOP);

    sendingScenario.work();

    assertThat(sendingScenario.send(ana).state()).isEqualTo(SendState.FAILED);
    assertThat(world.contacts.find(ana).orElseThrow().consents().optedOut(Channel.SMS)).isTrue();
    assertThat(world.optOuts()).hasSize(1);
  }

  @Test
  @DisplayName("L-11: a claim of the dead is found by its watch, even when its message was lost")
  void looksAfterWhatWasClaimedByTheDead() {
    sms.meanwhile(
        () -> {
          throw new AssertionError("the process ends here");
        });
    try {
      sendingScenario.work();
    } catch (AssertionError _) {
      sms.meanwhile(() -> {});
    }
    assertThat(sendingScenario.send(ana).state()).isEqualTo(SendState.CLAIMED);

    world.around.realTime().pass(Duration.ofMinutes(3));
    sendingScenario.due(Duration.ofMinutes(3));
    sendingScenario.later(Duration.ofSeconds(4));

    assertThat(sendingScenario.send(ana).state()).isEqualTo(SendState.SENT);
    assertThat(sms.taken()).hasSize(1);
  }
}
