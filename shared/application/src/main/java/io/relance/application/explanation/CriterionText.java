package io.relance.application.explanation;

import io.relance.domain.criteria.Criteria;
import io.relance.domain.criteria.Evaluation.Decisive;
import io.relance.domain.sentence.CriteriaSentence;
import io.relance.domain.text.Quoted;

/** The results of criteria in plain English. */
public final class CriterionText {
  private CriterionText() {}

  /** Whether a criterion held, with the value of the contact. */
  public static String of(Criteria criterion, Decisive decisive) {
    var result = decisive.holds() ? "held" : "did not hold";
    return "%s %s%s"
        .formatted(CriteriaSentence.inEnglish(criterion), result, value(criterion, decisive));
  }

  private static String value(Criteria criterion, Decisive decisive) {
    var value = decisive.value();
    return switch (criterion) {
      case Criteria.Property _ ->
          value.map(it -> " (the value was %s)".formatted(Quoted.of(it))).orElse(" (no value)");
      case Criteria.Event _, Criteria.RelatedRows _ ->
          value.map(it -> " (the count was %s)".formatted(it)).orElse("");
      case Criteria.MessageOutcome _ ->
          value.map(it -> " (it was %s)".formatted(it)).orElse(" (there was no result)");
      case Criteria.Consent _ ->
          value.map(it -> " (it was %s)".formatted(it)).orElse(" (there was no consent)");
      case Criteria.InList _,
          Criteria.InSegment _,
          Criteria.Reachable _,
          Criteria.All _,
          Criteria.Any _,
          Criteria.Not _ ->
          "";
    };
  }
}
