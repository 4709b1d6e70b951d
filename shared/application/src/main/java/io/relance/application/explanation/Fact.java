package io.relance.application.explanation;

import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.SendId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One fact of an explanation.
 *
 * @param sentence the fact in plain English
 * @param reason the code of a skip, a refusal or a cancellation, or the provider's error
 * @param criteria the criteria that decided a condition
 */
public record Fact(
    Instant at,
    FactType type,
    String sentence,
    References references,
    Optional<Instant> until,
    Optional<String> reason,
    Optional<String> providerCode,
    List<DecidedCriterion> criteria) {
  public Fact {
    criteria = List.copyOf(criteria);
  }

  /**
   * What a fact is about.
   *
   * @param event the id of the event or the launch that caused it
   */
  public record References(
      Optional<String> event,
      Optional<EnrollmentId> enrollment,
      Optional<ElementId> element,
      Optional<SendId> message) {
    static final References NONE =
        new References(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * A criterion that decided a condition.
   *
   * @param path its path in the criteria of the condition
   * @param criterion the criterion in plain English
   * @param value the contact's value at that time; absent when there was none
   */
  public record DecidedCriterion(
      String path, String criterion, Optional<String> value, boolean holds) {}

  static Fact of(Instant at, FactType type, String sentence) {
    return new Fact(
        at,
        type,
        sentence,
        References.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  Fact about(References newReferences) {
    return new Fact(at, type, sentence, newReferences, until, reason, providerCode, criteria);
  }

  Fact about(String event) {
    return about(
        new References(
            Optional.of(event),
            references.enrollment(),
            references.element(),
            references.message()));
  }

  Fact until(Instant end) {
    return new Fact(
        at, type, sentence, references, Optional.of(end), reason, providerCode, criteria);
  }

  Fact because(String code) {
    return new Fact(
        at, type, sentence, references, until, Optional.of(code), providerCode, criteria);
  }

  Fact withProviderCode(String code) {
    return new Fact(at, type, sentence, references, until, reason, Optional.of(code), criteria);
  }

  Fact decidedBy(List<DecidedCriterion> newCriteria) {
    return new Fact(at, type, sentence, references, until, reason, providerCode, newCriteria);
  }
}
