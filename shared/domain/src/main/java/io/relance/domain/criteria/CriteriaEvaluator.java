package io.relance.domain.criteria;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Decides whether criteria hold for a contact. Values of different kinds are never equal and have
 * no order; texts compare without regard to case.
 */
public final class CriteriaEvaluator {
  private CriteriaEvaluator() {}

  public static boolean holds(Criteria criteria, CriteriaFacts facts) {
    return switch (criteria) {
      case Criteria.All(var parts) -> parts.stream().allMatch(part -> holds(part, facts));
      case Criteria.Any(var parts) -> parts.stream().anyMatch(part -> holds(part, facts));
      case Criteria.Not(var part) -> !holds(part, facts);
      case Criteria.Property(var name, var test) ->
          facts
              .property(name)
              .map(value -> passes(test, value))
              .orElseGet(() -> passesAbsent(test));
      case Criteria.InList(var list) -> facts.isOn(list);
      case Criteria.Event event -> often(event.times(), facts.count(event));
      case Criteria.LastSend(var fate) -> facts.lastSend().contains(fate);
    };
  }

  private static boolean often(Criteria.Times times, long count) {
    return switch (times) {
      case Criteria.Times.AtLeast(var least) -> count >= least;
      case Criteria.Times.AtMost(var most) -> count <= most;
      case Criteria.Times.Exactly(var exactly) -> count == exactly;
    };
  }

  private static boolean passesAbsent(PropertyTest test) {
    return switch (test) {
      case PropertyTest.IsNot _ -> true;
      case PropertyTest.Exists(var there) -> !there;
      case PropertyTest.Is _,
          PropertyTest.Contains _,
          PropertyTest.StartsWith _,
          PropertyTest.OneOf _,
          PropertyTest.Greater _,
          PropertyTest.Less _ ->
          false;
    };
  }

  private static boolean passes(PropertyTest test, Scalar value) {
    return switch (test) {
      case PropertyTest.Is(var wanted) -> equal(value, wanted);
      case PropertyTest.IsNot(var other) -> !equal(value, other);
      case PropertyTest.Exists(var there) -> there;
      case PropertyTest.Contains(var part) ->
          text(value).filter(text -> text.contains(fold(part))).isPresent();
      case PropertyTest.StartsWith(var beginning) ->
          text(value).filter(text -> text.startsWith(fold(beginning))).isPresent();
      case PropertyTest.OneOf(var wanted) -> wanted.stream().anyMatch(one -> equal(value, one));
      case PropertyTest.Greater(var than) -> compares(value, than, order -> order > 0);
      case PropertyTest.Less(var than) -> compares(value, than, order -> order < 0);
    };
  }

  private static boolean equal(Scalar one, Scalar other) {
    return folded(one).equals(folded(other));
  }

  private static Scalar folded(Scalar value) {
    return value instanceof Scalar.Text(var text) ? new Scalar.Text(fold(text)) : value;
  }

  private static boolean compares(Scalar value, Scalar than, IntPredicate order) {
    return switch (value) {
      case Scalar.Text(var text) ->
          than instanceof Scalar.Text(var other) && order.test(fold(text).compareTo(fold(other)));
      case Scalar.Numeric(var number) ->
          than instanceof Scalar.Numeric(var other) && order.test(number.compareTo(other));
      case Scalar.Flag _ -> false;
    };
  }

  private static Optional<String> text(Scalar value) {
    return value instanceof Scalar.Text(var text) ? Optional.of(fold(text)) : Optional.empty();
  }

  /** One form of a text, by way of upper case, so that letters with two lower-case forms meet. */
  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
