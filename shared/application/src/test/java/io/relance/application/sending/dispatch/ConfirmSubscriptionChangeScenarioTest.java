package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.sending.dispatch.ConfirmSubscriptionChange.Keyword;
import io.relance.application.sending.dispatch.ConfirmSubscriptionChange.Request;
import io.relance.application.sending.model.Messages;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.provider.SmsProvider.Sms;
import io.relance.domain.store.PageRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("L-33: a STOP is confirmed once, by whoever is to confirm it")
class ConfirmSubscriptionChangeScenarioTest {
  private static final String OURS = "+33700000009";

  @TempDir private Path folder;
  private final FakeSmsProvider sms = new FakeSmsProvider();
  @AutoClose private SendingFixture world;
  private SendingScenario sendingScenario;

  @BeforeEach
  void open() {
    world = new SendingFixture(folder, sms);
    sendingScenario = new SendingScenario(world);
  }

  @Test
  void confirmsAStopToWhomNothingElseIsSentAnyMore() {
    var ana = sendingScenario.subscriber("Ana", "+33612000007");
    sendingScenario.stops(ana);

    confirm(true, ana, Keyword.OPT_OUT, "+33612000007");

    assertThat(sms.taken()).hasSize(1);
    assertThat(sms.taken().getFirst().sms())
        .extracting(Sms::from, Sms::to)
        .containsExactly(OURS, "+33612000007");
    assertThat(sms.taken().getFirst().sms().text()).startsWith("Désabonnement confirmé");
  }

  @Test
  void confirmsItOnceWhenItIsToldAgain() {
    var ana = sendingScenario.subscriber("Ana", "+14155550100");

    confirm(true, ana, Keyword.OPT_OUT, "+14155550100");
    confirm(true, ana, Keyword.OPT_OUT, "+14155550100");

    assertThat(sms.taken()).hasSize(1);
    assertThat(sms.taken().getFirst().sms().text()).contains("unsubscribed", "START");
  }

  @Test
  void saysNothingWhereTheProviderAnswers() {
    var ana = sendingScenario.subscriber("Ana", "+33612000007");

    confirm(false, ana, Keyword.HELP, "+33612000007");

    assertThat(sms.taken()).isEmpty();
  }

  @Test
  void fitsOneSegmentInEveryLanguage() {
    var ana = sendingScenario.subscriber("Ana", "+33612000007");
    var bob = sendingScenario.subscriber("Bob", "+14155550100");
    for (var keyword : Keyword.values()) {
      confirm(true, ana, keyword, "+33612000007");
      confirm(true, bob, keyword, "+14155550100");
    }

    var all = new Messages(world.store).list(everything(), PageRequest.first(10)).items();
    assertThat(all).hasSize(6).allMatch(message -> message.segments() == 1);
    assertThat(all).allMatch(message -> message.kind().equals("confirmation"));
  }

  private void confirm(boolean weAnswer, ContactId contact, Keyword keyword, String to) {
    var fact = "inbound:" + contact + keyword;
    if (!weAnswer) {
      world.letProviderAnswer();
    }
    world
        .sending()
        .confirmSubscriptionChange()
        .confirm(new Request(contact, keyword, Channel.SMS, fact, to, OURS, ""));
  }

  private static Messages.Filter everything() {
    return Messages.Filter.ALL;
  }
}
