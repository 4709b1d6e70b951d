package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.providers.Timeouts;
import io.relance.providers.twilio.TwilioSettings;
import io.relance.providers.twilio.TwilioSms;
import io.relance.testkit.fake.FakeTwilio;
import io.relance.testkit.fake.TwilioAccount;
import io.relance.testkit.fake.TwilioFault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Sending through Twilio's own protocol, faults included")
class TwilioScenarioTest {
  private static final Timeouts SHORT = new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(700));

  @TempDir private Path folder;
  @AutoClose private FakeTwilio twilio;
  @AutoClose private TwilioSms sms;
  @AutoClose private SendingWorld world;
  private Play play;

  @BeforeEach
  void open() {
    var clock = SendingWorld.Around.in(folder, new PlayedSms()).realTime();
    twilio = FakeTwilio.start(TwilioAccount.INVENTED, clock, 0);
    var account = twilio.account();
    var settings =
        new TwilioSettings(account.sid(), account.token(), SendingWorld.SENDER, twilio.url());
    sms = new TwilioSms(settings, URI.create("https://relance.example.com"), SHORT);
    world = new SendingWorld(folder, sms);
    play = new Play(world);
  }

  @ParameterizedTest
  @EnumSource(TwilioFault.class)
  void reachesEverybodyOnceWhateverGoesWrong(TwilioFault fault) {
    var people = play.subscribers(3);
    var wave = play.launch(world.live(Play.FLOW), people);
    twilio.next(2, fault);

    play.arrives(wave, "hello");
    for (int look = 0; look < 6; look++) {
      play.later(Duration.ofSeconds(10));
    }

    assertThat(twilio.countsBySendId().values()).hasSize(3).containsOnly(1L);
    assertThat(play.counts()).containsEntry("sent", 3L).containsEntry("queued", 0L);
    assertThat(play.movedOn(wave, "hello")).isPresent();
  }

  @Test
  void saysInWordsWhatTwilioRefused() {
    var ana = play.subscriber("Ana", "+33612000007");
    twilio.refuses("+33612000007", 21614);

    play.arrives(play.launch(world.live(Play.FLOW), List.of(ana)), "hello");
    play.work();

    assertThat(play.send(ana).reason()).contains("The number cannot receive texts.");
  }
}
