package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.sending.dispatch.PlayedSms.Mood;
import io.relance.application.sending.model.SendState;
import io.relance.domain.contact.Channel;
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
  private final PlayedSms sms = new PlayedSms();
  @AutoClose private SendingWorld world;
  private Play play;
  private String ana;
  private String wave;

  @BeforeEach
  void open() {
    world = new SendingWorld(folder, sms);
    play = new Play(world);
    ana = play.subscriber("Ana", "+33612000007");
    wave = play.launch(world.live(Play.FLOW), List.of(ana));
    play.arrives(wave, "hello");
  }

  @Test
  void triesABusyProviderAgainAtOnce() {
    sms.next(2, Mood.IS_BUSY);

    play.work();

    assertThat(play.send(ana).state()).isEqualTo(SendState.SENT);
  }

  @Test
  void comesBackLaterToAProviderThatStaysBusy() {
    sms.next(7, Mood.IS_BUSY);

    play.work();
    assertThat(play.send(ana).state()).isEqualTo(SendState.QUEUED);
    assertThat(play.movedOn(wave, "hello")).isEmpty();
    play.later(Duration.ofSeconds(10));
    play.later(Duration.ofSeconds(20));

    assertThat(sms.taken()).hasSize(1);
    assertThat(play.movedOn(wave, "hello")).isPresent();
  }

  @Test
  @DisplayName("L-19: a provider busy for a day fails the send and lets the wave go on")
  void givesUpAProviderThatIsBusyForADay() {
    sms.next(1000, Mood.IS_BUSY);

    play.work();
    for (int quarter = 0; quarter < 100; quarter++) {
      play.later(Duration.ofMinutes(16));
    }

    assertThat(play.send(ana).reason()).contains("the provider took no message for 24 hours");
    assertThat(play.counts()).containsEntry("failed", 1L).containsEntry("queued", 0L);
    assertThat(play.movedOn(wave, "hello")).isPresent();
  }

  @Test
  void looksTwiceBeforeItSendsAgainWhatTheProviderDoesNotHave() {
    sms.next(1, Mood.FALLS_SILENT_BEFORE);

    play.work();
    play.later(Duration.ofSeconds(4));
    assertThat(sms.asked()).isEqualTo(1);
    play.work();
    assertThat(sms.asked()).isEqualTo(1);
    assertThat(sms.taken()).isEmpty();
    play.later(Duration.ofSeconds(8));

    assertThat(sms.asked()).isEqualTo(2);
    assertThat(sms.taken()).hasSize(1);
    assertThat(play.send(ana).state()).isEqualTo(SendState.SENT);
  }

  @Test
  void recognisesWhatTheProviderHas() {
    sms.next(1, Mood.FALLS_SILENT_AFTER);

    play.work();
    play.later(Duration.ofSeconds(4));

    assertThat(sms.taken()).hasSize(1);
    assertThat(play.send(ana).providerId()).contains("P1");
    assertThat(play.movedOn(wave, "hello")).isPresent();
  }

  @Test
  void doesNotTakeAnotherSendsMessageForItsOwn() {
    play.work();
    var second = play.wave(world.live(Play.FLOW), "launch-2", List.of(ana), false);
    sms.next(1, Mood.FALLS_SILENT_BEFORE);
    play.arrives(second, "hello");
    play.work();
    play.later(Duration.ofSeconds(4));
    play.later(Duration.ofSeconds(8));

    assertThat(sms.taken()).hasSize(2);
    assertThat(play.send("launch-2", ana, "hello").providerId()).contains("P2");
  }

  @Test
  void leavesUnconfirmedWhatCannotBeAskedAndNeverSendsItAgain() {
    sms.cannotBeAsked();
    sms.next(1, Mood.FALLS_SILENT_AFTER);

    play.work();

    assertThat(play.counts()).containsEntry("unconfirmed", 1L).containsEntry("queued", 0L);
    assertThat(play.movedOn(wave, "hello")).isPresent();
    play.due(Duration.ofHours(71));
    assertThat(play.send(ana).state()).isEqualTo(SendState.UNCONFIRMED);
    play.due(Duration.ofHours(2));
    assertThat(play.send(ana).reason()).contains("never confirmed");
    assertThat(play.counts()).containsEntry("unconfirmed", 0L).containsEntry("failed", 1L);
    assertThat(sms.taken()).hasSize(1);
  }

  @Test
  void remembersANumberThatCannotReceive() {
    sms.next(1, Mood.KNOWS_NO_SUCH_NUMBER);
    play.work();

    var second = play.wave(world.live(Play.FLOW), "launch-2", List.of(ana), false);
    play.arrives(second, "hello");
    play.work();

    assertThat(play.send(ana).reason()).contains("The provider says no.");
    assertThat(play.send("launch-2", ana, "hello").reason()).contains("invalid");
  }

  @Test
  void takesAStopThatTheProviderWasToldForAnOptOut() {
    sms.next(1, Mood.WAS_TOLD_TO_STOP);

    play.work();

    assertThat(play.send(ana).state()).isEqualTo(SendState.FAILED);
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
      play.work();
    } catch (AssertionError _) {
      sms.meanwhile(() -> {});
    }
    assertThat(play.send(ana).state()).isEqualTo(SendState.CLAIMED);

    world.around.realTime().pass(Duration.ofMinutes(3));
    play.due(Duration.ofMinutes(3));
    play.later(Duration.ofSeconds(4));

    assertThat(play.send(ana).state()).isEqualTo(SendState.SENT);
    assertThat(sms.taken()).hasSize(1);
  }
}
