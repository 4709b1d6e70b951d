package io.relance.aws.dynamodb;

import static java.util.stream.Collectors.joining;

import io.relance.domain.store.Precondition;
import java.util.List;

/** Writes a precondition as a DynamoDB condition expression. */
final class ConditionExpression {
  private final Terms terms;

  ConditionExpression(Terms terms) {
    this.terms = terms;
  }

  String of(Precondition precondition) {
    return switch (precondition) {
      case Precondition.Always _ -> "(%s OR %s)".formatted(present(), absent());
      case Precondition.Absent _ -> absent();
      case Precondition.Present _ -> present();
      case Precondition.AttributeAbsent(var name) -> absent(name);
      case Precondition.AttributePresent(var name) ->
          "attribute_exists(%s)".formatted(terms.name(name));
      case Precondition.AttributeEquals(var name, var value) ->
          terms.name(name) + " = " + terms.value(value);
      case Precondition.AllOf(var all) -> joined(all, " AND ", Precondition.always());
      case Precondition.AnyOf(var any) -> joined(any, " OR ", NEVER);
    };
  }

  private static final Precondition NEVER =
      Precondition.all(Precondition.absent(), Precondition.present());

  private String joined(List<Precondition> conditions, String word, Precondition ofNone) {
    return conditions.isEmpty()
        ? of(ofNone)
        : conditions.stream().map(this::of).collect(joining(word, "(", ")"));
  }

  private String present() {
    return "attribute_exists(%s)".formatted(terms.name(ItemCodec.PARTITION));
  }

  private String absent() {
    return absent(ItemCodec.PARTITION);
  }

  private String absent(String name) {
    return "attribute_not_exists(%s)".formatted(terms.name(name));
  }

  /** Whether a precondition holds where there is no item. */
  static boolean holdsOfNothing(Precondition precondition) {
    return switch (precondition) {
      case Precondition.Always _, Precondition.Absent _, Precondition.AttributeAbsent _ -> true;
      case Precondition.Present _,
          Precondition.AttributePresent _,
          Precondition.AttributeEquals _ ->
          false;
      case Precondition.AllOf(var all) ->
          all.stream().allMatch(ConditionExpression::holdsOfNothing);
      case Precondition.AnyOf(var any) ->
          any.stream().anyMatch(ConditionExpression::holdsOfNothing);
    };
  }
}
