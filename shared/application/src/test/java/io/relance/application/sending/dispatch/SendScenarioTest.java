package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.provider.SmsProvider.Sms;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A wave at an element that sends (D4.3, C-A2)")
class SendScenarioTest {
  @TempDir private Path folder;
  private PlayedSms sms;
  private SendingWorld world;
  private Play play;

  @BeforeEach
  void open() {
    sms = new PlayedSms();
    world = new SendingWorld(folder, sms);
    play = new Play(world);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void sendsEachMemberItsTextAndMovesTheWaveOn() {
    var people = play.subscribers(60);
    var wave = play.launch(world.live(Play.FLOW), people);

    play.arrives(wave, "hello");
    play.work();

    assertThat(sms.taken())
        .extracting(it -> it.sms().text())
        .contains("Hello Ana0!", "Hello Ana59!");
    assertThat(sms.countsBySend().values()).hasSize(60).containsOnly(1L);
    assertThat(play.count("sent")).isEqualTo(60);
    assertThat(play.movedOn(wave, "hello")).contains("{\"exit\":\"next\"}");
  }

  @Test
  void skipsWhoAgreedToNothingAndSaysWhy() {
    var stranger = play.contact("Bob", Optional.of("+33612000001"), Optional.empty());
    var wave = play.launch(world.live(Play.FLOW), List.of(stranger));

    play.arrives(wave, "hello");
    play.work();

    assertThat(sms.taken()).isEmpty();
    assertThat(play.send(stranger).reason()).contains("not-subscribed");
    assertThat(play.counts())
        .containsEntry("skipped", 1L)
        .containsEntry("skipped:not-subscribed", 1L);
    assertThat(play.movedOn(wave, "hello")).isPresent();
  }

  @Test
  void sendsOnceWhenTheArrivalIsToldAgain() {
    var people = play.subscribers(3);
    var wave = play.launch(world.live(Play.FLOW), people);

    play.arrives(wave, "hello");
    play.arrives(wave, "hello");
    play.work();
    play.arrives(wave, "hello");
    play.work();

    assertThat(sms.taken()).hasSize(3);
    assertThat(play.count("targeted")).isEqualTo(3);
  }

  @Test
  void tellsTheSenderAndTheAddress() {
    var ana = play.subscriber("Ana", "+33612000007");
    var wave = play.launch(world.live(Play.FLOW), List.of(ana));

    play.arrives(wave, "hello");
    play.work();

    assertThat(sms.taken().getFirst().sms())
        .isEqualTo(new Sms(play.send(ana).id(), SendingWorld.SENDER, "+33612000007", "Hello Ana!"));
    assertThat(play.send(ana).content().orElseThrow().segments()).isEqualTo(1);
  }
}
