package io.relance.application.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.sending.model.Content;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendIntent;
import io.relance.application.sending.model.SendKind;
import io.relance.application.testing.StoryWorld;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Write;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody texts STOP, START or HELP (A-7, L-31…33). */
class InboundStopScenarioTest {
  private static final String CAMILLE = "+15145550142";
  private static final String UNSUBSCRIBED =
      "{\"kind\": \"contact-unsubscribed\", \"channel\": \"sms\", \"type\": \"marketing\"}";

  @TempDir Path folder;
  private StoryWorld world;

  @BeforeEach
  void open() {
    world = new StoryWorld(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("D7.5 STOP ends all types of the channel and is told once")
  void endsEveryTypeOfTheChannel() {
    var automation = world.activate(UNSUBSCRIBED);

    world.receives("inbound-stop");
    world.receives("inbound-stop");

    assertThat(state(Purpose.MARKETING)).contains(ConsentState.UNSUBSCRIBED);
    assertThat(state(Purpose.TRANSACTIONAL)).contains(ConsentState.UNSUBSCRIBED);
    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(1);
    assertThat(world.reasons(contact())).containsExactly("opt-out");
  }

  @Test
  @DisplayName("cases 49 Our own text that comes back, with words around it, is no opt-out")
  void hearsNoOptOutInOurOwnText() {
    world.receives("SM1", CAMILLE, "hello");
    var ours = "Hello Camille! Reply STOP to unsubscribe.";
    wasSent(ours);

    world.receives("SM2", CAMILLE, "fwd: " + ours + " lol");
    var quoted = state(Purpose.MARKETING);
    world.receives("SM3", CAMILLE, ours + " Please stop texting me!");

    assertThat(quoted).isEmpty();
    assertThat(state(Purpose.MARKETING)).contains(ConsentState.UNSUBSCRIBED);
  }

  @Test
  void tellsOnlyRealChanges() {
    var automation = world.activate(UNSUBSCRIBED);

    world.receives("SM1", CAMILLE, "STOP");
    world.receives("SM2", CAMILLE, "stop");
    world.receives("SM3", CAMILLE, "START");
    world.receives("SM4", CAMILLE, "Stop !");

    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(2);
  }

  @Test
  @DisplayName("A-7 STOP always wins over a keyword of an automation")
  void winsOverAKeyword() {
    var automation =
        world.activate(
            "{\"kind\": \"inbound-message\", \"channel\": \"sms\", \"keywords\": [\"stop\"],"
                + " \"match\": \"exact\", \"caseSensitive\": false}");

    world.receives("SM1", CAMILLE, "STOP");

    assertThat(world.timesTriggered(new AutomationId(automation))).isZero();
  }

  @Test
  @DisplayName("L-32 A word is not taken for a wish because it occurs")
  void leavesAloneWhatOnlySoundsLikeStop() {
    world.receives("SM1", CAMILLE, "can you stop by?");

    assertThat(state(Purpose.MARKETING)).isEmpty();
    assertThat(world.reasons(contact())).containsExactlyInAnyOrder("nothing");
  }

  @Test
  @DisplayName("L-31 START, and the provider's word for it, opt in again")
  void optsInAgain() {
    world.receives("inbound-stop");

    world.receives("inbound-start");

    assertThat(state(Purpose.MARKETING)).contains(ConsentState.SUBSCRIBED);
    assertThat(world.reasons(contact())).containsExactlyInAnyOrder("opt-out", "opt-in");
  }

  @Test
  @DisplayName("D7.1 YES opts in only somebody who had opted out")
  void takesYesForAnOptInOnlyAfterAnOptOut() {
    world.receives("SM1", CAMILLE, "YES");
    var before = state(Purpose.MARKETING);
    world.receives("SM2", CAMILLE, "STOP");

    world.receives("SM3", CAMILLE, "Yes");

    assertThat(before).isEmpty();
    assertThat(state(Purpose.MARKETING)).contains(ConsentState.SUBSCRIBED);
    assertThat(world.reasons(contact())).containsExactlyInAnyOrder("nothing", "opt-out", "opt-in");
  }

  @Test
  void doesNotHearAStopAgainThatCameBeforeAStart() {
    world.receives("inbound-stop");
    world.receives("inbound-start");

    world.receives("inbound-stop");

    assertThat(state(Purpose.MARKETING)).contains(ConsentState.SUBSCRIBED);
  }

  @Test
  @DisplayName("L-33 What the provider answered is not answered again; the rest is, once")
  void confirmsWhatTheProviderDidNot() {
    world.receives("inbound-stop");
    world.receives("inbound-start");
    var byProvider = world.sms.texts().size();

    world.receives("SM1", CAMILLE, "STOP");
    world.receives("SM2", CAMILLE, "STOP");
    world.receives("inbound-help");

    assertThat(byProvider).isZero();
    assertThat(world.sms.texts())
        .satisfiesExactly(
            optOut -> assertThat(optOut).startsWith("You are unsubscribed"),
            help -> assertThat(help).startsWith("These are messages"));
  }

  private ContactId contact() {
    return world.byPhone(CAMILLE).id();
  }

  private Optional<ConsentState> state(Purpose purpose) {
    return world.byPhone(CAMILLE).consents().state(Channel.SMS, purpose);
  }

  private void wasSent(String text) {
    var intent =
        new SendIntent(
            SendKind.CONFIRMATION,
            contact(),
            Channel.SMS,
            Purpose.MARKETING,
            Optional.empty(),
            Optional.of(CAMILLE));
    var content = new Content("twilio", StoryWorld.OURS, CAMILLE, Optional.empty(), text, 1);
    var send = Send.queued(new SendId("sent"), intent, content, world.clock.instant());
    world.store.transact(List.of(Write.put(send.item())));
  }
}
