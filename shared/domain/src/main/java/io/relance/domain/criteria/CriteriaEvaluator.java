package io.relance.domain.criteria;

import io.relance.domain.criteria.Evaluation.Decisive;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Decides whether criteria hold for a contact. Values of different kinds are never equal and have
 * no order; texts compare without regard to case.
 */
public final class CriteriaEvaluator {
  private static final int MOST_DIGITS = 40;

  private CriteriaEvaluator() {}

  public static boolean holds(Criteria criteria, CriteriaFacts facts) {
    return evaluate(criteria, facts).holds();
  }

  /** Whether criteria hold, and which of them decided it. Reads no more facts than it needs. */
  public static Evaluation evaluate(Criteria criteria, CriteriaFacts facts) {
    return evaluate(criteria, facts, "");
  }

  private static Evaluation evaluate(Criteria criteria, CriteriaFacts facts, String path) {
    return switch (criteria) {
      case Criteria.All(var parts) -> until(false, parts, facts, path + "/all/");
      case Criteria.Any(var parts) -> until(true, parts, facts, path + "/any/");
      case Criteria.Not(var part) -> evaluate(part, facts, path + "/not").negated();
      case Criteria.Property(var name, var test) -> property(test, facts.property(name), path);
      case Criteria.InList(var list) ->
          Evaluation.of(new Decisive(path, facts.isOn(list), Optional.empty()));
      case Criteria.Event event -> counted(event, facts.count(event), path);
      case Criteria.LastSend(var fate) -> lastSend(fate, facts.lastSend(), path);
    };
  }

  /** Ends at the first part with this result, which then decides alone. */
  private static Evaluation until(
      boolean deciding, List<Criteria> parts, CriteriaFacts facts, String path) {
    var evaluated = new ArrayList<Evaluation>();
    for (int at = 0; at < parts.size(); at++) {
      var evaluation = evaluate(parts.get(at), facts, path + at);
      if (evaluation.holds() == deciding) {
        return evaluation;
      }
      evaluated.add(evaluation);
    }
    return Evaluation.of(!deciding, evaluated);
  }

  private static Evaluation property(PropertyTest test, Optional<Scalar> value, String path) {
    var holds = value.map(found -> passes(test, found)).orElseGet(() -> passesAbsent(test));
    return Evaluation.of(new Decisive(path, holds, value.map(CriteriaEvaluator::shown)));
  }

  private static Evaluation counted(Criteria.Event event, long count, String path) {
    var value = Optional.of(String.valueOf(count));
    return Evaluation.of(new Decisive(path, often(event.times(), count), value));
  }

  private static Evaluation lastSend(
      Criteria.SendOutcome wanted, Set<Criteria.SendOutcome> outcomes, String path) {
    var names =
        outcomes.stream()
            .sorted()
            .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
            .reduce((one, other) -> one + ", " + other);
    return Evaluation.of(new Decisive(path, outcomes.contains(wanted), names));
  }

  private static String shown(Scalar value) {
    return switch (value) {
      case Scalar.Text(var text) -> text;
      case Scalar.Numeric(var number) ->
          Math.abs(number.scale()) > MOST_DIGITS ? number.toString() : number.toPlainString();
      case Scalar.Flag(var flag) -> String.valueOf(flag);
    };
  }

  /** The part of criteria at a path as an evaluation names it. */
  public static Optional<Criteria> part(Criteria criteria, String path) {
    if (path.isEmpty()) {
      return Optional.of(criteria);
    }
    var steps = path.split("/", 4);
    return switch (criteria) {
      case Criteria.All(var parts) -> part(parts, steps);
      case Criteria.Any(var parts) -> part(parts, steps);
      case Criteria.Not(var part) -> part(part, path.substring("/not".length()));
      case Criteria.Property _, Criteria.InList _, Criteria.Event _, Criteria.LastSend _ ->
          Optional.empty();
    };
  }

  /**
   * @param steps an empty one, the word, the index, what follows
   */
  private static Optional<Criteria> part(List<Criteria> parts, String[] steps) {
    var at = Integer.parseInt(steps[2]);
    return at < parts.size()
        ? part(parts.get(at), steps.length > 3 ? "/" + steps[3] : "")
        : Optional.empty();
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
