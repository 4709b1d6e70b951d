package io.relance.application.sending.gate;

import io.relance.application.sending.model.SendIntent;
import io.relance.application.sending.model.SkipReason;
import io.relance.domain.consent.Consents;
import io.relance.domain.consent.Purpose;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decides immediately before dispatch whether a message is sent (D7.6): activation, address,
 * consent, suppression, the 24 hours of WhatsApp, quiet hours, frequency cap, duplicate; the first
 * failing rule is the reason.
 */
public final class Gate {
  private Gate() {}

  /** The decision of the gate. */
  public sealed interface Decision {
    record Go() implements Decision {}

    record HoldUntil(Instant opening) implements Decision {}

    record Skip(SkipReason reason) implements Decision {}
  }

  /**
   * The facts that decide.
   *
   * @param enrollmentOver why the enrollment gets no more messages; empty while it is in progress
   * @param person absent when the contact was erased
   * @param opening when the quiet hours end in which the message may not be sent
   * @param windowClosed whether it is free text on WhatsApp, outside the 24 hours of its receiver
   * @param capReached whether the contact got as many marketing messages as are permitted
   */
  public record Facts(
      SendIntent intent,
      Optional<SkipReason> enrollmentOver,
      Exchange exchange,
      Optional<Person> person,
      Optional<Suppression> suppression,
      Optional<Instant> opening,
      boolean windowClosed,
      boolean capReached,
      boolean duplicate) {
    /** Of a message for which no window must be open. */
    public Facts(
        SendIntent intent,
        Optional<SkipReason> enrollmentOver,
        Exchange exchange,
        Optional<Person> person,
        Optional<Suppression> suppression,
        Optional<Instant> opening,
        boolean capReached,
        boolean duplicate) {
      this(
          intent,
          enrollmentOver,
          exchange,
          person,
          suppression,
          opening,
          false,
          capReached,
          duplicate);
    }
  }

  /** The contact as the gate sees it. */
  public record Person(Optional<String> address, Consents consents) {
    /** Never shows the address. */
    @Override
    public String toString() {
      return "Person[…]";
    }
  }

  /** Whether a message replies to a message of the contact. */
  public enum Exchange {
    NONE,
    /** A reply is permitted unless the contact has opted out. */
    OPEN,
    /** A reply is permitted only to marketing subscribers. */
    SUBSCRIBERS_ONLY
  }

  public static Decision decide(Facts facts) {
    return switch (facts.intent().kind()) {
      case MESSAGE -> message(facts);
      case FORWARD -> first(facts, Gate::activation, Gate::erasure);
      case CONFIRMATION -> first(facts, Gate::erasure);
      case REPLY ->
          first(facts, Gate::person, Gate::consent, Gate::suppressedForContact, Gate::window);
      case NOTICE, TEST -> first(facts, Gate::erasureOfStored, Gate::suppressed);
    };
  }

  private static Decision message(Facts facts) {
    var decision =
        first(
            facts,
            Gate::activation,
            Gate::person,
            Gate::consent,
            Gate::suppressedForContact,
            Gate::window);
    if (decision instanceof Decision.Skip) {
      return decision;
    }
    return facts
        .opening()
        .<Decision>map(Decision.HoldUntil::new)
        .orElseGet(() -> first(facts, Gate::frequency, Gate::duplicate));
  }

  @SafeVarargs
  private static Decision first(Facts facts, Function<Facts, Optional<SkipReason>>... rules) {
    return Stream.of(rules)
        .flatMap(rule -> rule.apply(facts).stream())
        .findFirst()
        .<Decision>map(Decision.Skip::new)
        .orElseGet(Decision.Go::new);
  }

  private static Optional<SkipReason> activation(Facts facts) {
    return facts.enrollmentOver();
  }

  private static Optional<SkipReason> erasure(Facts facts) {
    return when(facts.person().isEmpty(), SkipReason.ERASED);
  }

  private static Optional<SkipReason> erasureOfStored(Facts facts) {
    return facts.intent().isSample() ? Optional.empty() : erasure(facts);
  }

  /** Whether nothing may be sent to the address, whoever has it. */
  private static Optional<SkipReason> suppressed(Facts facts) {
    return facts
        .suppression()
        .map(
            suppression ->
                switch (suppression.why()) {
                  case INVALID_ADDRESS -> SkipReason.INVALID_ADDRESS;
                  case OPTED_OUT -> SkipReason.OPTED_OUT_AT_PROVIDER;
                });
  }

  private static Optional<SkipReason> person(Facts facts) {
    return erasure(facts)
        .or(() -> when(facts.person().flatMap(Person::address).isEmpty(), SkipReason.NO_ADDRESS));
  }

  private static Optional<SkipReason> consent(Facts facts) {
    var consents = facts.person().map(Person::consents).orElse(Consents.NONE);
    var channel = facts.intent().channel();
    var purpose = facts.intent().purpose();
    if (consents.optedOut(channel, purpose)) {
      return Optional.of(SkipReason.OPTED_OUT);
    }
    var permitted =
        switch (facts.exchange()) {
          case NONE -> consents.permit(channel, purpose);
          case OPEN -> !consents.optedOut(channel);
          case SUBSCRIBERS_ONLY -> consents.permit(channel, Purpose.MARKETING);
        };
    return when(
        !permitted, consents.optedOut(channel) ? SkipReason.OPTED_OUT : SkipReason.NOT_SUBSCRIBED);
  }

  private static Optional<SkipReason> suppressedForContact(Facts facts) {
    return facts.suppression().flatMap(suppression -> suppressed(suppression, facts));
  }

  private static Optional<SkipReason> window(Facts facts) {
    return when(facts.windowClosed(), SkipReason.OUTSIDE_WINDOW);
  }

  private static Optional<SkipReason> frequency(Facts facts) {
    return when(facts.capReached(), SkipReason.FREQUENCY_CAP);
  }

  private static Optional<SkipReason> duplicate(Facts facts) {
    return when(facts.duplicate(), SkipReason.DUPLICATE);
  }

  private static Optional<SkipReason> suppressed(Suppression suppression, Facts facts) {
    var consents = facts.person().map(Person::consents).orElse(Consents.NONE);
    return when(
        suppression.appliesTo(facts.intent().channel(), consents),
        switch (suppression.why()) {
          case INVALID_ADDRESS -> SkipReason.INVALID_ADDRESS;
          case OPTED_OUT -> SkipReason.OPTED_OUT_AT_PROVIDER;
        });
  }

  private static Optional<SkipReason> when(boolean objects, SkipReason reason) {
    return objects ? Optional.of(reason) : Optional.empty();
  }
}
