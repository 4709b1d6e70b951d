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
      case Criteria.Property(var name, var test) -> passes(test, facts.property(name));
      case Criteria.InList(var list) -> facts.isOn(list);
      case Criteria.Event(var event, var times, var since) ->
          often(times, facts.count(event, since));
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

  private static boolean passes(PropertyTest test, Optional<Scalar> value) {
    return switch (test) {
      case PropertyTest.Is(var wanted) -> value.filter(found -> equal(found, wanted)).isPresent();
      case PropertyTest.IsNot(var other) -> value.filter(found -> equal(found, other)).isEmpty();
      case PropertyTest.Exists(var there) -> value.isPresent() == there;
      case PropertyTest.Contains(var part) ->
          text(value).filter(text -> text.contains(fold(part))).isPresent();
      case PropertyTest.StartsWith(var beginning) ->
          text(value).filter(text -> text.startsWith(fold(beginning))).isPresent();
      case PropertyTest.OneOf(var wanted) ->
          value.filter(found -> wanted.stream().anyMatch(one -> equal(found, one))).isPresent();
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

  private static boolean compares(Optional<Scalar> value, Scalar than, IntPredicate order) {
    return value.filter(found -> compares(found, than, order)).isPresent();
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

  private static Optional<String> text(Optional<Scalar> value) {
    return value.flatMap(
        found ->
            found instanceof Scalar.Text(var text) ? Optional.of(fold(text)) : Optional.empty());
  }

  /** One form of a text, by way of upper case, so that letters with two lower-case forms meet. */
  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
