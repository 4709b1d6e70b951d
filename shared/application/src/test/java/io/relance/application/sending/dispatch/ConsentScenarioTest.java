package io.relance.application.sending.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.model.ContactKeys;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D5.3, D7.6: consent and activation at the last moment")
class ConsentScenarioTest {
  private static final String ANSWER =
      """
      {"format": 1, "trigger": {"kind": "inbound-message", "channel": "sms", "keywords": ["menu"],
       "match": "exact", "caseSensitive": false, "subscribersOnly": %s},
       "start": "hello", "elements": [
        {"id": "hello", "kind": "send-sms", "purpose": "marketing", "text": "Pizza", "next": "done"},
        {"id": "done", "kind": "end", "outcome": "success"}]}
      """;

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
  void stopsWhatHasNotLeftWhenSomebodySaysStopInTheMiddleOfALaunch() {
    var people = sendingScenario.subscribers(40);
    var wave = sendingScenario.launch(world.live(SendingScenario.FLOW), people);
    sms.meanwhile(
        () -> {
          sms.meanwhile(() -> {});
          sendingScenario.stops(people.get(39));
        });

    sendingScenario.arrives(wave, new ElementId("hello"));
    sendingScenario.work();

    assertThat(sendingScenario.send(people.get(39)).reason()).contains("opted-out");
    assertThat(sms.taken()).hasSize(39);
  }

  @Test
  void refusesTheClaimOfWhoSaysStopAfterTheGate() {
    var people = sendingScenario.subscribers(5);
    var wave = sendingScenario.launch(world.live(SendingScenario.FLOW), people);
    var once = new AtomicBoolean(true);
    world.faults.beforeWriting(
        writes -> {
          if (writes.stream().anyMatch(ConsentScenarioTest::isClaim) && once.getAndSet(false)) {
            sendingScenario.stops(people.get(2));
          }
        });

    sendingScenario.arrives(wave, new ElementId("hello"));
    sendingScenario.work();

    assertThat(sendingScenario.send(people.get(2)).reason()).contains("opted-out");
    assertThat(sms.taken()).hasSize(4);
    assertThat(sendingScenario.movedOn(wave, new ElementId("hello"))).isPresent();
    assertThat(sendingScenario.shards()).allMatch(SendingScenario::addsUp);
  }

  @Test
  void answersAStrangerWhoHasJustWritten() {
    var stranger = sendingScenario.contact("Bob", ContactDetails.ofPhone("+33612000001"));
    var wave =
        sendingScenario.wave(
            world.live(ANSWER.formatted("false")), "inbound:1", List.of(stranger), true);

    sendingScenario.arrives(wave, new ElementId("hello"));
    sendingScenario.work();

    assertThat(sms.taken()).hasSize(1);
  }

  @Test
  @DisplayName("K-2: does not answer a stranger where only subscribers are")
  void doesNotAnswerAStrangerWhereOnlySubscribersAre() {
    var stranger = sendingScenario.contact("Bob", ContactDetails.ofPhone("+33612000001"));
    var wave =
        sendingScenario.wave(
            world.live(ANSWER.formatted("true")), "inbound:1", List.of(stranger), true);

    sendingScenario.arrives(wave, new ElementId("hello"));
    sendingScenario.work();

    assertThat(sendingScenario.send("inbound:1", stranger, new ElementId("hello")).reason())
        .contains("not-subscribed");
  }

  @Test
  @DisplayName("L-13: two contacts with one number get one text of a launch")
  void writesOnceToANumberThatTwoContactsShare() {
    var people = sendingScenario.subscribers(2);
    share(people.get(0), people.get(1));
    var wave = sendingScenario.launch(world.live(SendingScenario.FLOW), people);

    sendingScenario.arrives(wave, new ElementId("hello"));
    sendingScenario.work();

    assertThat(sms.taken()).hasSize(1);
    assertThat(sendingScenario.counts()).containsEntry("skipped:duplicate", 1L);
  }

  @Test
  @DisplayName("D4.5: whoever was taken out gets nothing that was still queued")
  void skipsWhatIsQueuedForWhoIsTakenOut() {
    var people = sendingScenario.subscribers(3);
    var wave = sendingScenario.launch(world.live(SendingScenario.FLOW), people);
    sendingScenario.arrives(wave, new ElementId("hello"));
    world.exitedThrough(1);
    sendingScenario.work();

    assertThat(sms.taken()).isEmpty();
    assertThat(sendingScenario.counts())
        .containsEntry("skipped:deactivated", 3L)
        .containsEntry("queued", 0L);
  }

  @Test
  void skipsAtOnceWhatIsQueuedWhenAWaveEnds() {
    var people = sendingScenario.subscribers(3);
    var wave = sendingScenario.launch(world.live(SendingScenario.FLOW), people);
    world.limitTo(1);
    sendingScenario.arrives(wave, new ElementId("hello"));
    sendingScenario.work();
    assertThat(sendingScenario.count("queued")).isEqualTo(2);

    var found = world.walking.waves().find(wave).orElseThrow();
    world.sending().skipSends().skip(found.wave(), world.walking.waves().members(found));

    assertThat(sendingScenario.counts())
        .containsEntry("queued", 0L)
        .containsEntry("sent", 1L)
        .containsEntry("skipped:deactivated", 2L);
    assertThat(sendingScenario.shards()).allMatch(SendingScenario::addsUp);
  }

  @Test
  void leavesNoAddressAndNoTextOfAnErasedContact() {
    var ana = sendingScenario.subscriber("Ana", "+33612000007");
    var wave = sendingScenario.launch(world.live(SendingScenario.FLOW), List.of(ana));
    sendingScenario.arrives(wave, new ElementId("hello"));
    sendingScenario.work();

    var _ = world.sending().skipSends().eraseSome(ana, "");

    assertThat(sendingScenario.send(ana).content()).isEmpty();
    assertThat(sendingScenario.count("sent")).isEqualTo(1);
  }

  private void share(ContactId one, ContactId other) {
    var phone = world.contacts.find(one).orElseThrow().phone().orElseThrow();
    world.store.transact(
        List.of(
            Write.update(
                ContactKeys.contact(other), Precondition.present(), Edit.set("phone", phone))));
  }

  private static boolean isClaim(Write write) {
    return write instanceof Write.Update(_, var edits, _)
        && edits.contains(Edit.set("state", "claimed"));
  }
}
