package io.relance.application.summary;

import io.relance.domain.text.Quoted;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that a person should look at.
 *
 * @param subject what it is about
 * @param count how many it concerns; empty where nothing is counted
 */
public record Problem(
    ProblemCode code, Subject subject, Optional<Long> count, Optional<Instant> since) {
  /**
   * What a problem is about.
   *
   * @param id of an automation, an approval or a promo bank; the name of a provider or a part; the
   *     cause of dead letters; empty where it is about the whole installation
   * @param name what it is called
   */
  public record Subject(String id, String name) {
    static final Subject EVERYTHING = new Subject("", "");

    static Subject named(String name) {
      return new Subject(name, name);
    }
  }

  static Problem of(ProblemCode code, Subject subject) {
    return new Problem(code, subject, Optional.empty(), Optional.empty());
  }

  Problem since(Instant at) {
    return new Problem(code, subject, count, Optional.of(at));
  }

  Problem counting(long number) {
    return new Problem(code, subject, Optional.of(number), since);
  }

  /** The problem in one sentence. */
  public String message() {
    var name = Quoted.of(subject.name());
    long number = count.orElse(0L);
    return switch (code) {
      case SENDING_PAUSED -> "All sending is paused";
      case PROVIDER_PAUSED -> "The provider %s refuses the account; messages wait".formatted(name);
      case PART_DOWN -> "The part %s is down".formatted(name);
      case DEAD_LETTERS ->
          "Failed after the last retry: %d, by the cause %s".formatted(number, name);
      case PROMO_BANK_EXHAUSTED -> "The promo bank %s has no codes left".formatted(name);
      case PART_DEGRADED -> "The part %s is degraded".formatted(name);
      case AUTOMATION_PAUSED -> "Sending is paused for the automation %s".formatted(name);
      case DAILY_CAP_REACHED -> "A cap of messages a day is reached; more wait until tomorrow";
      case APPROVAL_PENDING ->
          "Contacts who wait for an approval in the automation %s: %d".formatted(name, number);
      case MESSAGES_UNCONFIRMED ->
          "Some messages are unconfirmed: the provider may or may not have them";
      case PROMO_BANK_LOW -> "Codes left in the promo bank %s: %d".formatted(name, number);
      case DRAFT_DIFFERS ->
          "The draft of the automation %s differs from its version".formatted(name);
    };
  }
}
