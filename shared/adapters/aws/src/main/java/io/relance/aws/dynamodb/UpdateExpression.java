package io.relance.aws.dynamodb;

import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Value;
import java.util.ArrayList;
import java.util.List;

/** Writes edits as a DynamoDB update expression. */
final class UpdateExpression {
  private static final Value NO_LIST = new Value.ListOf(List.of());

  private final Terms terms;
  private final List<String> sets = new ArrayList<>();
  private final List<String> adds = new ArrayList<>();
  private final List<String> removes = new ArrayList<>();

  private final ItemKey key;

  UpdateExpression(Terms terms, ItemKey key) {
    this.terms = terms;
    this.key = key;
  }

  String of(List<Edit> edits) {
    edits.forEach(this::add);
    ItemCodec.spread(key.table())
        .forEach(
            keys ->
                edits.stream()
                    .filter(edit -> edit.attribute().equals(keys.index().partitionAttribute()))
                    .forEach(edit -> move(keys, edit)));
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

  /** With its partition an item changes its part of an index, which no other edit can do. */
  private void move(IndexKeys keys, Edit edit) {
    var part = terms.name(keys.partition());
    if (edit instanceof Edit.Set(_, Value.Text(var partition))) {
      sets.add(part + " = " + terms.value(Value.of(keys.partOf(partition, key))));
    } else {
      removes.add(part);
    }
  }

  private void add(Edit edit) {
    ItemCodec.checkName(key.table(), edit.attribute());
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
