package io.relance.application.sending.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.sending.gate.Gate.Decision;
import io.relance.application.sending.gate.Gate.Exchange;
import io.relance.application.sending.gate.Gate.Facts;
import io.relance.application.sending.gate.Gate.Person;
import io.relance.application.sending.model.SendIntent;
import io.relance.application.sending.model.SendKind;
import io.relance.application.sending.model.SkipReason;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Consents;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D7.6: the sending gate")
class GateTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant TUESDAY = MONDAY.plusSeconds(86_400);
  private static final Consents SUBSCRIBED = said(Purpose.MARKETING, ConsentState.SUBSCRIBED);
  private static final Consents STOPPED =
      said(Purpose.MARKETING, ConsentState.UNSUBSCRIBED)
          .after(entry(Purpose.TRANSACTIONAL, ConsentState.UNSUBSCRIBED, MONDAY));

  @Test
  void letsMarketingThroughToSubscribersOnly() {
    assertThat(decide(Purpose.MARKETING, SUBSCRIBED, Exchange.NONE)).isEqualTo(go());
    assertThat(decide(Purpose.MARKETING, Consents.NONE, Exchange.NONE))
        .isEqualTo(skip(SkipReason.NOT_SUBSCRIBED));
    assertThat(decide(Purpose.MARKETING, STOPPED, Exchange.NONE))
        .isEqualTo(skip(SkipReason.OPTED_OUT));
  }

  @Test
  void refusesTransactionalOnlyAfterAnOptOut() {
    assertThat(decide(Purpose.TRANSACTIONAL, Consents.NONE, Exchange.NONE)).isEqualTo(go());
    assertThat(decide(Purpose.TRANSACTIONAL, STOPPED, Exchange.NONE))
        .isEqualTo(skip(SkipReason.OPTED_OUT));
  }

  @Test
  void answersWhoHasJustWrittenUnlessTheyOptedOut() {
    assertThat(decide(Purpose.MARKETING, Consents.NONE, Exchange.OPEN)).isEqualTo(go());
    assertThat(decide(Purpose.MARKETING, STOPPED, Exchange.OPEN))
        .isEqualTo(skip(SkipReason.OPTED_OUT));
  }

  @Test
  @DisplayName("K-2: answers only subscribers where the automation says so")
  void answersOnlySubscribersWhereAskedTo() {
    assertThat(decide(Purpose.MARKETING, Consents.NONE, Exchange.SUBSCRIBERS_ONLY))
        .isEqualTo(skip(SkipReason.NOT_SUBSCRIBED));
    assertThat(decide(Purpose.TRANSACTIONAL, Consents.NONE, Exchange.SUBSCRIBERS_ONLY))
        .isEqualTo(skip(SkipReason.NOT_SUBSCRIBED));
    assertThat(decide(Purpose.MARKETING, SUBSCRIBED, Exchange.SUBSCRIBERS_ONLY)).isEqualTo(go());
  }

  @Test
  void asksForTheActivationFirst() {
    var person = Optional.of(person(Consents.NONE));
    var facts =
        new Facts(
            message(),
            Optional.of(SkipReason.DEACTIVATED),
            Exchange.NONE,
            person,
            invalid(),
            Optional.empty(),
            false,
            true);

    assertThat(Gate.decide(facts)).isEqualTo(skip(SkipReason.DEACTIVATED));
  }

  @Test
  void holdsInQuietHoursWhatMayBeSentAndAsksForDuplicatesLater() {
    var opening = Optional.of(MONDAY.plusSeconds(3600));
    var subscriber = Optional.of(person(SUBSCRIBED));
    var stranger = Optional.of(person(Consents.NONE));

    assertThat(Gate.decide(quiet(subscriber, Optional.empty(), opening)))
        .isEqualTo(new Decision.HoldUntil(MONDAY.plusSeconds(3600)));
    assertThat(Gate.decide(quiet(stranger, Optional.empty(), opening)))
        .isEqualTo(skip(SkipReason.NOT_SUBSCRIBED));
    assertThat(Gate.decide(quiet(subscriber, invalid(), opening)))
        .isEqualTo(skip(SkipReason.INVALID_ADDRESS));
  }

  @Test
  void asksForTheFrequencyCapAfterQuietHoursAndBeforeDuplicates() {
    var opening = Optional.of(MONDAY.plusSeconds(3600));

    assertThat(Gate.decide(capped(SUBSCRIBED, Optional.empty())))
        .isEqualTo(skip(SkipReason.FREQUENCY_CAP));
    assertThat(Gate.decide(capped(SUBSCRIBED, opening)))
        .isEqualTo(new Decision.HoldUntil(MONDAY.plusSeconds(3600)));
    assertThat(Gate.decide(capped(STOPPED, Optional.empty())))
        .isEqualTo(skip(SkipReason.OPTED_OUT));
  }

  private static Facts capped(Consents consents, Optional<Instant> opening) {
    var person = Optional.of(person(consents));
    return new Facts(
        message(), Optional.empty(), Exchange.NONE, person, Optional.empty(), opening, true, true);
  }

  private static Facts quiet(
      Optional<Person> person, Optional<Suppression> suppression, Optional<Instant> opening) {
    return new Facts(
        message(), Optional.empty(), Exchange.NONE, person, suppression, opening, false, true);
  }

  @Test
  void asksForSuppressionAfterConsentAndForDuplicatesLast() {
    var person = Optional.of(person(SUBSCRIBED));

    assertThat(Gate.decide(facts(person, invalid(), true)))
        .isEqualTo(skip(SkipReason.INVALID_ADDRESS));
    assertThat(Gate.decide(facts(person, Optional.empty(), true)))
        .isEqualTo(skip(SkipReason.DUPLICATE));
  }

  @Test
  void believesAConsentGivenAfterTheProviderWasToldToStop() {
    var again = SUBSCRIBED.after(entry(Purpose.MARKETING, ConsentState.SUBSCRIBED, TUESDAY));
    var stop = Suppressions.optedOut(MONDAY.plusSeconds(60));

    assertThat(suppressed(SUBSCRIBED, stop)).isEqualTo(skip(SkipReason.OPTED_OUT_AT_PROVIDER));
    assertThat(suppressed(again, stop)).isEqualTo(go());
  }

  @Test
  void saysWhatIsMissingOfAContact() {
    var noAddress = Optional.of(new Person(Optional.empty(), SUBSCRIBED));

    assertThat(Gate.decide(facts(noAddress, Optional.empty(), false)))
        .isEqualTo(skip(SkipReason.NO_ADDRESS));
    assertThat(Gate.decide(facts(Optional.empty(), Optional.empty(), false)))
        .isEqualTo(skip(SkipReason.ERASED));
  }

  @Test
  @DisplayName("L-33: an opt-out is confirmed all the same; a forward needs no consent")
  void letsConfirmationsAndForwardsThrough() {
    for (var kind : new SendKind[] {SendKind.CONFIRMATION, SendKind.FORWARD}) {
      var sendIntent = intent(kind, Purpose.TRANSACTIONAL);
      var person = Optional.of(person(STOPPED));

      assertThat(
              Gate.decide(
                  new Facts(
                      sendIntent,
                      Optional.empty(),
                      Exchange.NONE,
                      person,
                      invalid(),
                      Optional.empty(),
                      false,
                      false)))
          .isEqualTo(go());
    }
  }

  private static Decision decide(Purpose purpose, Consents consents, Exchange exchange) {
    var sendIntent = intent(SendKind.MESSAGE, purpose);
    var person = Optional.of(person(consents));
    return Gate.decide(
        new Facts(
            sendIntent,
            Optional.empty(),
            exchange,
            person,
            Optional.empty(),
            Optional.empty(),
            false,
            false));
  }

  private static Decision suppressed(Consents consents, Suppression suppression) {
    var person = Optional.of(person(consents));
    return Gate.decide(facts(person, Optional.of(suppression), false));
  }

  private static Facts facts(
      Optional<Person> person, Optional<Suppression> suppression, boolean duplicate) {
    return new Facts(
        message(),
        Optional.empty(),
        Exchange.NONE,
        person,
        suppression,
        Optional.empty(),
        false,
        duplicate);
  }

  private static Person person(Consents consents) {
    return new Person(Optional.of("+33612345678"), consents);
  }

  private static Optional<Suppression> invalid() {
    return Optional.of(Suppressions.invalid(MONDAY));
  }

  private static SendIntent message() {
    return intent(SendKind.MESSAGE, Purpose.MARKETING);
  }

  private static SendIntent intent(SendKind kind, Purpose purpose) {
    return new SendIntent(
        kind, new ContactId("c1"), Channel.SMS, purpose, Optional.empty(), Optional.empty());
  }

  private static Consents said(Purpose type, ConsentState state) {
    return Consents.NONE.after(entry(type, state, MONDAY));
  }

  private static ConsentEntry entry(Purpose type, ConsentState state, Instant at) {
    return new ConsentEntry(Channel.SMS, type, state, "api", at);
  }

  private static Decision go() {
    return new Decision.Go();
  }

  private static Decision skip(SkipReason reason) {
    return new Decision.Skip(reason);
  }
}
