package io.relance.aws.dynamodb;

import io.relance.domain.store.Edit;
import io.relance.domain.store.Value;
import java.util.ArrayList;
import java.util.List;

/** Says edits in the words of DynamoDB. */
final class UpdateExpression {
  private static final Value NO_LIST = new Value.ListOf(List.of());

  private final Terms terms;
  private final List<String> sets = new ArrayList<>();
  private final List<String> adds = new ArrayList<>();
  private final List<String> removes = new ArrayList<>();

  UpdateExpression(Terms terms) {
    this.terms = terms;
  }

  String of(List<Edit> edits) {
    edits.forEach(this::add);
    var clauses = new ArrayList<String>();
    clause(clauses, "SET ", sets);
    clause(clauses, "ADD ", adds);
    clause(clauses, "REMOVE ", removes);
    return String.join(" ", clauses);
  }

  private static void clause(List<String> clauses, String word, List<String> parts) {
    if (!parts.isEmpty()) {
      clauses.add(word + String.join(", ", parts));
    }
  }

  private void add(Edit edit) {
    ItemCodec.checkName(edit.attribute());
    var name = terms.name(edit.attribute());
    switch (edit) {
      case Edit.Set(_, var value) -> sets.add(name + " = " + terms.value(value));
      case Edit.Add(_, var amount) -> adds.add(name + " " + terms.value(Value.of(amount)));
      case Edit.Remove _ -> removes.add(name);
      case Edit.Append(_, var values) ->
          sets.add(
              "%s = list_append(if_not_exists(%s, %s), %s)"
                  .formatted(
                      name, name, terms.value(NO_LIST), terms.value(new Value.ListOf(values))));
    }
  }
}
