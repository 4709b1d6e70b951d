package io.relance.domain.sentence;

import io.relance.domain.criteria.Criteria;
import java.util.List;
import java.util.stream.Collectors;

/** Writes any criteria as a sentence about a contact. */
public final class CriteriaSentence {
  private final Wording words;

  private CriteriaSentence(Wording words) {
    this.words = words;
  }

  /** Such as “country is FR and ordered at least 2 times in the last 30 days”. */
  public static String inEnglish(Criteria criteria) {
    return new CriteriaSentence(new EnglishWording()).of(criteria);
  }

  /** Such as “le pays est FR et a commandé au moins 2 fois dans les 30 derniers jours”. */
  public static String inFrench(Criteria criteria) {
    return new CriteriaSentence(new FrenchWording()).of(criteria);
  }

  private String of(Criteria criteria) {
    return switch (criteria) {
      case Criteria.All(var parts) -> joined(parts, words.and(), words.everyContact());
      case Criteria.Any(var parts) -> joined(parts, words.or(), words.noContact());
      case Criteria.Not(var part) -> words.not(grouped(part));
      case Criteria.Property property -> words.property(property);
      case Criteria.InList list -> words.list(list);
      case Criteria.InSegment segment -> words.segment(segment);
      case Criteria.Event event -> words.event(event, event.where().map(this::of).orElse(""));
      case Criteria.RelatedRows rows -> words.rows(rows, rows.where().map(this::of).orElse(""));
      case Criteria.Consent consent -> words.consent(consent);
      case Criteria.Reachable reachable -> words.reachable(reachable);
      case Criteria.MessageOutcome message -> words.message(message);
    };
  }

  private String joined(List<Criteria> parts, String by, String none) {
    return parts.isEmpty()
        ? none
        : parts.stream().map(part -> part(part, parts.size())).collect(Collectors.joining(by));
  }

  private String part(Criteria part, int of) {
    return of == 1 ? of(part) : grouped(part);
  }

  /** In parentheses where it would not be clear what belongs together. */
  private String grouped(Criteria part) {
    return isSimple(part) ? of(part) : "(" + of(part) + ")";
  }

  private static boolean isSimple(Criteria criteria) {
    return switch (criteria) {
      case Criteria.All(var parts) -> parts.isEmpty();
      case Criteria.Any(var parts) -> parts.isEmpty();
      case Criteria.Event event -> event.where().isEmpty() && event.sum().isEmpty();
      case Criteria.RelatedRows rows -> rows.where().isEmpty();
      case Criteria.Not _ -> false;
      case Criteria.Property _,
          Criteria.InList _,
          Criteria.InSegment _,
          Criteria.Consent _,
          Criteria.Reachable _,
          Criteria.MessageOutcome _ ->
          true;
    };
  }
}
