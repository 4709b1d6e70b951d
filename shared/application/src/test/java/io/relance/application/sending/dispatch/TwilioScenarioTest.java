package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.id.ElementId;
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
  @AutoClose private SendingFixture world;
  private SendingScenario sendingScenario;

  @BeforeEach
  void open() {
    var clock = SendingFixture.Around.in(folder, new FakeSmsProvider()).realTime();
    twilio = FakeTwilio.start(TwilioAccount.INVENTED, clock, 0);
    var account = twilio.account();
    var settings =
        new TwilioSettings(account.sid(), account.token(), SendingFixture.SENDER, twilio.url());
    sms = new TwilioSms(settings, URI.create("https://relance.example.com"), SHORT);
    world = new SendingFixture(folder, sms);
    sendingScenario = new SendingScenario(world);
  }

  @ParameterizedTest
  @EnumSource(TwilioFault.class)
  void reachesEverybodyOnceWhateverGoesWrong(TwilioFault fault) {
    var people = sendingScenario.subscribers(3);
    var wave = sendingScenario.launch(world.live(SendingScenario.FLOW), people);
    twilio.next(2, fault);

    sendingScenario.arrives(wave, new ElementId("hello"));
    for (int look = 0; look < 20; look++) {
      sendingScenario.later(Duration.ofSeconds(10));
    }

    assertThat(twilio.countsBySendId().values()).hasSize(3).containsOnly(1L);
    assertThat(sendingScenario.counts()).containsEntry("sent", 3L).containsEntry("queued", 0L);
    assertThat(sendingScenario.movedOn(wave, new ElementId("hello"))).isPresent();
  }

  /** Twilio's list of messages does not say for which send a text was. */
  @Test
  void sendsTwoEqualTextsOfUnknownOutcomeToAPersonOnceEach() {
    var ana = List.of(sendingScenario.subscriber("Ana", "+33612000007"));
    var automation = world.live(SendingScenario.FLOW);
    var first = sendingScenario.launch(automation, ana);
    var second = sendingScenario.wave(automation, "launch-2", ana, false);
    twilio.next(1, TwilioFault.BREAK_BEFORE_TAKING);
    twilio.next(1, TwilioFault.BREAK_AFTER_TAKING);

    sendingScenario.arrives(first, new ElementId("hello"));
    sendingScenario.arrives(second, new ElementId("hello"));
    for (int look = 0; look < 20; look++) {
      sendingScenario.later(Duration.ofSeconds(10));
    }

    assertThat(twilio.taken()).hasSize(2);
    assertThat(sendingScenario.counts()).containsEntry("sent", 2L).containsEntry("queued", 0L);
  }

  @Test
  void saysInWordsWhatTwilioRefused() {
    var ana = sendingScenario.subscriber("Ana", "+33612000007");
    twilio.refuses("+33612000007", 21614);

    sendingScenario.arrives(
        sendingScenario.launch(world.live(SendingScenario.FLOW), List.of(ana)),
        new ElementId("hello"));
    sendingScenario.work();

    assertThat(sendingScenario.send(ana).reason()).contains("The number cannot receive texts.");
  }
}
