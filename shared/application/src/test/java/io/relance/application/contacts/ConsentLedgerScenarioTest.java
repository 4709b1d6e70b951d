package io.relance.application.contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.ConsentLedger.Consented;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D7.5: the consent ledger")
class ConsentLedgerScenarioTest {
  @TempDir Path folder;
  private TestShop shop;
  private ConsentLedger ledger;
  private ContactId ana;

  @BeforeEach
  void open() {
    shop = new TestShop(folder);
    ledger = shop.ledger();
    ana = shop.withPhone("+33612345678").id();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  @DisplayName("C-T9, L-31: STOP ends all types of its channel and no other")
  void endsAllTypesOfTheChannel() {
    ledger.enter(ana, subscribed(Channel.EMAIL, shop.now()));

    var stopped = ledger.enter(ana, stop("m1")).toTell().orElseThrow();

    assertThat(stopped.types()).isEqualTo(Set.of(Purpose.MARKETING, Purpose.TRANSACTIONAL));
    assertThat(stopped.state()).isEqualTo(ConsentState.UNSUBSCRIBED);
    assertThat(permits(Channel.SMS, Purpose.TRANSACTIONAL)).isFalse();
    assertThat(permits(Channel.EMAIL, Purpose.MARKETING)).isTrue();
  }

  @Test
  void endsOneTypeFromTheApi() {
    ledger.enter(
        ana,
        ConsentStatement.of(
            new ConsentEntry(
                Channel.SMS, Purpose.MARKETING, ConsentState.UNSUBSCRIBED, "api", shop.now())));

    assertThat(permits(Channel.SMS, Purpose.MARKETING)).isFalse();
    assertThat(permits(Channel.SMS, Purpose.TRANSACTIONAL)).isTrue();
  }

  @Test
  @DisplayName("a redelivered STOP answers the same change, also after START")
  void tellsOfAChangeOnce() {
    var first = ledger.enter(ana, stop("m1"));
    ledger.enter(ana, ConsentStatement.optIn(Channel.SMS, "sms", shop.now()).by("m2"));

    var again = ledger.enter(ana, stop("m1"));

    assertThat(again).isEqualTo(first);
    assertThat(permits(Channel.SMS, Purpose.MARKETING)).isTrue();
    assertThat(ledger.of(ana)).hasSize(4);
  }

  @Test
  void entersASecondOptOutWithoutTellingOfAChange() {
    ledger.enter(ana, stop("m1"));

    assertThat(ledger.enter(ana, stop("m2"))).isEqualTo(new Consented.Unchanged());
    assertThat(ledger.of(ana))
        .extracting(ConsentLedgerEntry::changed)
        .containsExactly(true, true, false, false);
  }

  @Test
  @DisplayName("the version that the sending gate reads rises with each entry (D7.6)")
  void raisesTheConsentVersion() {
    ledger.enter(ana, subscribed(Channel.SMS, shop.now()));
    ledger.enter(ana, stop("m1"));

    assertThat(contact().consentVersion()).isEqualTo(3);
    assertThat(contact().version()).isEqualTo(3);
  }

  @Test
  @DisplayName("a box ticked at the checkout subscribes, unless a newer opt-out stands")
  void honoursTickedBoxes() {
    var ordered = shop.now();

    assertThat(
            ledger
                .recordCheckoutOptIn(ana, subscribed(Channel.SMS, ordered).by("order-1"))
                .toTell())
        .isPresent();
    shop.pass(Duration.ofMinutes(1));
    ledger.enter(ana, stop("m1"));

    assertThat(
            ledger
                .recordCheckoutOptIn(ana, subscribed(Channel.SMS, ordered).by("order-2"))
                .toTell())
        .isEmpty();
    assertThat(permits(Channel.SMS, Purpose.MARKETING)).isFalse();
  }

  @Test
  void liftsAnOlderOptOutOfEveryTypeByATick() {
    ledger.enter(ana, stop("m1"));
    shop.pass(Duration.ofMinutes(1));

    var change =
        ledger.recordCheckoutOptIn(ana, subscribed(Channel.SMS, shop.now()).by("order-1")).toTell();

    assertThat(change)
        .map(ConsentChanged::types)
        .contains(Set.of(Purpose.MARKETING, Purpose.TRANSACTIONAL));
    assertThat(permits(Channel.SMS, Purpose.TRANSACTIONAL)).isTrue();
  }

  @Test
  @DisplayName("D7.1: YES opts in only a contact who had opted out and has no open question")
  void takesAYesForAnOptInOnlyAfterAnOptOut() {
    var yes = ConsentStatement.optIn(Channel.SMS, "sms", shop.now());

    assertThat(ledger.yes(ana, yes.by("m1"), false).toTell()).isEmpty();
    ledger.enter(ana, stop("m2"));
    assertThat(ledger.yes(ana, yes.by("m3"), true).toTell()).isEmpty();
    assertThat(ledger.yes(ana, yes.by("m4"), false).toTell()).isPresent();
  }

  @Test
  @DisplayName("consents that arrive in another order than they were given end the same")
  void keepsTheLatestByWhenItWasSaid() {
    var earlier = shop.now().minus(Duration.ofDays(1));
    ledger.enter(ana, stop("m1"));

    var late = ledger.enter(ana, subscribed(Channel.SMS, earlier));

    assertThat(late).isEqualTo(new Consented.Unchanged());
    assertThat(permits(Channel.SMS, Purpose.MARKETING)).isFalse();
    assertThat(ledger.of(ana)).hasSize(3);
  }

  @Test
  void knowsNobodyWhoIsNotThere() {
    assertThat(ledger.enter(new ContactId("nobody"), stop("m1")))
        .isEqualTo(new Consented.Unknown());
  }

  @Test
  @DisplayName("an opted-out address that goes to another contact stays opted out (D7.6)")
  void honoursTheOptOutOfAnAddressThatMoves() {
    ledger.enter(ana, stop("m1"));
    shop.contacts().patch(ana, ContactEdit.NONE.set(ContactField.PHONE, "+33700000001"));

    var bea = shop.withPhone("+33612345678");

    assertThat(bea.consents().optedOut(Channel.SMS)).isTrue();
    assertThat(ledger.of(bea.id()))
        .extracting(line -> line.entry().source())
        .containsOnly("kept-opt-out");
  }

  private ConsentStatement stop(String message) {
    return ConsentStatement.optOut(Channel.SMS, "sms", shop.now()).because("STOP").by(message);
  }

  private static ConsentStatement subscribed(Channel channel, Instant at) {
    return ConsentStatement.of(
        new ConsentEntry(channel, Purpose.MARKETING, ConsentState.SUBSCRIBED, "shopify", at));
  }

  private boolean permits(Channel channel, Purpose purpose) {
    return contact().consents().permit(channel, purpose);
  }

  private Contact contact() {
    return shop.contacts().find(ana).orElseThrow();
  }
}
