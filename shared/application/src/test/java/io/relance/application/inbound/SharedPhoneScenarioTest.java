package io.relance.application.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.ConsentStatement;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.ContactEdit;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.sending.model.Messages;
import io.relance.application.sending.unsubscribe.UnsubscribeLinks;
import io.relance.application.testing.StoryWorld;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.PageRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D5.1: several contacts have one phone")
class SharedPhoneScenarioTest {
  private static final String PHONE = "+15145550142";
  private static final String ORDER =
      """
      {"kind": "inbound-message", "channel": "sms", "keywords": ["order"], "match": "contains",
       "caseSensitive": false, "subscribersOnly": false}
      """;

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
  @DisplayName("STOP ends the channel for everybody who has the number, and is told of each once")
  void stopsForEverybodyWithTheNumber() {
    var automation = world.activate("{\"kind\": \"contact-unsubscribed\", \"channel\": \"sms\"}");
    var ana = subscriber("ana@example.com", PHONE);
    var bea = subscriber("bea@example.com", PHONE);
    var other = subscriber("cat@example.com", "+15145550143");

    world.receives("SM1", PHONE, "STOP");
    world.receives("SM1", PHONE, "STOP");

    assertThat(permits(ana)).isFalse();
    assertThat(permits(bea)).isFalse();
    assertThat(permits(other)).isTrue();
    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(2);
  }

  @Test
  @DisplayName("STOP ends the channel for whoever gets the number later, until START")
  void stopsForWhoeverGetsTheNumber() {
    world.receives("SM1", PHONE, "STOP");
    world.clock.pass(Duration.ofMinutes(1));
    var ana = contact("ana@example.com", PHONE);
    var before = optedOut(ana);
    world.clock.pass(Duration.ofMinutes(1));

    world.receives("SM2", PHONE, "START");
    var bea = contact("bea@example.com", PHONE);

    assertThat(before).isTrue();
    assertThat(permits(ana)).isTrue();
    assertThat(optedOut(bea)).isFalse();
  }

  @Test
  @DisplayName("a contact that gives its number up leaves the opt-out of the number to the others")
  void keepsTheOptOutOfTheNumberWhenOneContactLosesIt() {
    var ana = subscriber("ana@example.com", PHONE);
    world.receives("SM1", PHONE, "STOP");

    world.contacts.patch(ana, ContactEdit.NONE.remove(ContactField.PHONE));

    assertThat(optedOut(contact("bea@example.com", PHONE))).isTrue();
  }

  @Test
  @DisplayName("a STOP whose process ended after the writer's ledger is completed a minute later")
  void completesAnInterruptedStop() {
    var ana = subscriber("ana@example.com", PHONE);
    var bea = subscriber("bea@example.com", PHONE);
    var stop = ConsentStatement.optOut(Channel.SMS, "sms", world.clock.instant());
    world.ledger.enter(ana, stop.by("inbound:SM1"));
    var before = permits(bea);

    world.pass(Duration.ofMinutes(2));

    assertThat(before).isTrue();
    assertThat(permits(bea)).isFalse();
    assertThat(optedOut(contact("cat@example.com", PHONE))).isTrue();
  }

  @Test
  @DisplayName("D7.1: YES opts in again all contacts with the number that were out")
  void optsInAllWhoWereOutByYes() {
    var ana = subscriber("ana@example.com", PHONE);
    world.receives("SM1", PHONE, "STOP");
    world.clock.pass(Duration.ofMinutes(1));
    var bea = contact("bea@example.com", "+15145550143");
    world.contacts.patch(bea, ContactEdit.NONE.set(ContactField.PHONE, PHONE));
    world.clock.pass(Duration.ofMinutes(1));

    world.receives("SM2", PHONE, "yes");

    assertThat(permits(ana)).isTrue();
    assertThat(optedOut(bea)).isFalse();
  }

  @Test
  void unsubscribesAllWithTheNumberByTheLinkOfAText() {
    var ana = subscriber("ana@example.com", PHONE);
    var bea = subscriber("bea@example.com", PHONE);
    var messaging = world.relance.messaging();
    var url = messaging.unsubscribeLinks().url(new UnsubscribeLinks.Link(ana, Channel.SMS));

    messaging.unsubscribe().unsubscribe(url.substring(url.lastIndexOf('/') + 1));

    assertThat(permits(ana)).isFalse();
    assertThat(permits(bea)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "+525512345678,+5215512345678",
    "+5215512345678,+525512345678",
    "+551187654321,+5511987654321",
    "+5511987654321,+551187654321",
    "+5491123456789,+541123456789",
    "+15145550142,rcs:+15145550142",
    "+15145550142,RCS:+15145550142"
  })
  @DisplayName("cases 26, 28, 46: a STOP is heeded in each written form of the number")
  void stopsInEachFormOfTheNumber(String stored, String from) {
    var ana = subscriber("ana@example.com", stored);

    world.receives("SM1", from, "STOP");

    assertThat(permits(ana)).isFalse();
    assertThat(world.contacts()).isEqualTo(1);
  }

  @Test
  @DisplayName("case 45: a short code is nobody's phone, and its STOP is stored")
  void takesAShortCodeForNobody() {
    var automation = world.activate(ORDER);

    world.receives("SM1", "68849", "order");
    world.receives("SM2", "AMAZON", "STOP");

    assertThat(world.contacts()).isZero();
    assertThat(world.timesTriggered(new AutomationId(automation))).isZero();
  }

  @Test
  @DisplayName("case 46: who writes by RCS is answered as who writes by SMS")
  void answersRichMessages() {
    var automation = world.activate(ORDER);

    world.receives("SM1", "rcs:" + PHONE, "order");

    assertThat(world.timesTriggered(new AutomationId(automation))).isEqualTo(1);
    assertThat(world.byPhone(PHONE).id()).isEqualTo(received().contact());
  }

  @Test
  void belongsToTheOnlyContactWithTheNumber() {
    var ana = contact("ana@example.com", PHONE);

    world.receives("SM1", PHONE, "hello");

    assertThat(received()).returns(ana, Messages.View::contact);
    assertThat(received().writer()).contains("only-contact");
  }

  @Test
  void belongsToANewContactWhenNobodyHasTheNumber() {
    world.receives("SM1", PHONE, "hello");

    assertThat(received().writer()).contains("new-contact");
  }

  @Test
  @DisplayName("a text belongs to the oldest owner of the number when nothing else tells")
  void belongsToTheOwner() {
    var ana = contact("ana@example.com", PHONE);
    world.clock.pass(Duration.ofSeconds(1));
    contact("bea@example.com", PHONE);

    world.receives("SM1", PHONE, "hello");

    assertThat(received()).returns(ana, Messages.View::contact);
    assertThat(received().writer()).contains("owner");
  }

  @Test
  @DisplayName("a text belongs to whom the last message was sent")
  void belongsToTheLastOneWrittenTo() {
    var ana = contact("ana@example.com", "+15145550143");
    world.clock.pass(Duration.ofSeconds(1));
    var bea = contact("bea@example.com", PHONE);
    world.receives("SM1", PHONE, "HELP");
    world.contacts.patch(ana, ContactEdit.NONE.set(ContactField.PHONE, PHONE));
    world.clock.pass(Duration.ofSeconds(1));

    world.receives("SM2", PHONE, "hello");

    assertThat(received()).returns(bea, Messages.View::contact);
    assertThat(received().writer()).contains("last-message");
  }

  @Test
  @DisplayName("a text belongs to the contact with the open exchange on its sender")
  void belongsToTheOpenExchange() {
    world.activate(ORDER);
    contact("ana@example.com", PHONE);
    world.clock.pass(Duration.ofSeconds(1));
    var bea = contact("bea@example.com", "+15145550143");
    world.receives("SM1", "+15145550143", "order");
    world.contacts.patch(bea, ContactEdit.NONE.set(ContactField.PHONE, PHONE));
    world.clock.pass(Duration.ofSeconds(1));

    world.receives("SM2", PHONE, "hello");

    assertThat(received()).returns(bea, Messages.View::contact);
    assertThat(received().writer()).contains("open-exchange");
  }

  private Messages.View received() {
    var filter = new Messages.Filter(Map.of(Messages.Field.DIRECTION, Messages.INBOUND));
    return new Messages(world.store).list(filter, PageRequest.first(10)).items().getFirst();
  }

  private ContactId subscriber(String email, String phone) {
    var agreed =
        ConsentStatement.of(
            new ConsentEntry(
                Channel.SMS,
                Purpose.MARKETING,
                ConsentState.SUBSCRIBED,
                "api",
                world.clock.instant().minusSeconds(60)));
    return contact(email, phone, List.of(agreed));
  }

  private ContactId contact(String email, String phone) {
    return contact(email, phone, List.of());
  }

  private ContactId contact(String email, String phone, List<ConsentStatement> agreed) {
    var edit = ContactEdit.NONE.set(ContactField.EMAIL, email).set(ContactField.PHONE, phone);
    return ((ContactEditResult.Kept) world.contacts.create(edit, agreed)).contact().id();
  }

  private boolean permits(ContactId contact) {
    return found(contact).consents().permit(Channel.SMS, Purpose.MARKETING);
  }

  private boolean optedOut(ContactId contact) {
    return found(contact).consents().optedOut(Channel.SMS);
  }

  private Contact found(ContactId contact) {
    return world.contacts.find(contact).orElseThrow();
  }
}
