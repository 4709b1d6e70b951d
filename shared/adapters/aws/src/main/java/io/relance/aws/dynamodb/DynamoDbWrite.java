package io.relance.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import io.relance.aws.AwsNames;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * One write of a request.
 *
 * <p>A request must not contain the current time, because a client token requires an identical
 * request when it is repeated. So a write states the expiry that it expects the stored item to
 * have, and is refused if the item has another.
 *
 * @param expiry the expected value of {@link Item#EXPIRES_AT}
 */
record DynamoDbWrite(Write write, Optional<Value> expiry) {
  static DynamoDbWrite of(Write write) {
    return new DynamoDbWrite(write, Optional.empty());
  }

  boolean holdsOfNothing() {
    return ConditionExpression.holdsOfNothing(write.precondition());
  }

  /**
   * Whether it matters that the item has expired: an update must not start from what has expired,
   * and a precondition that holds of it may not hold of nothing.
   */
  boolean mindsExpiry() {
    return write instanceof Write.Update || !holdsOfNothing();
  }

  TransactWriteItem request(AwsNames names) {
    var table = names.table(write.key().table());
    var request = TransactWriteItem.builder();
    switch (write) {
      case Write.Put(var item, _) -> request.put(put(table, item));
      case Write.Update(_, var edits, _) -> request.update(update(table, edits));
      case Write.Delete _ -> request.delete(delete(table));
      case Write.Check _ -> request.conditionCheck(check(table));
    }
    return request.build();
  }

  private Put put(String table, Item item) {
    var terms = new Terms();
    return Put.builder()
        .tableName(table)
        .item(ItemCodec.encode(item))
        .conditionExpression(condition(terms))
        .expressionAttributeNames(terms.names())
        .expressionAttributeValues(terms.values())
        .returnValuesOnConditionCheckFailure(ALL_OLD)
        .build();
  }

  private Update update(String table, List<Edit> edits) {
    var terms = new Terms();
    return Update.builder()
        .tableName(table)
        .key(ItemCodec.encode(write.key()))
        .updateExpression(new UpdateExpression(terms, write.key()).of(edits))
        .conditionExpression(condition(terms))
        .expressionAttributeNames(terms.names())
        .expressionAttributeValues(terms.values())
        .returnValuesOnConditionCheckFailure(ALL_OLD)
        .build();
  }

  private Delete delete(String table) {
    var terms = new Terms();
    return Delete.builder()
        .tableName(table)
        .key(ItemCodec.encode(write.key()))
        .conditionExpression(condition(terms))
        .expressionAttributeNames(terms.names())
        .expressionAttributeValues(terms.values())
        .returnValuesOnConditionCheckFailure(ALL_OLD)
        .build();
  }

  private ConditionCheck check(String table) {
    var terms = new Terms();
    return ConditionCheck.builder()
        .tableName(table)
        .key(ItemCodec.encode(write.key()))
        .conditionExpression(condition(terms))
        .expressionAttributeNames(terms.names())
        .expressionAttributeValues(terms.values())
        .returnValuesOnConditionCheckFailure(ALL_OLD)
        .build();
  }

  /** No expiry, or the one that the update sets: then nothing else can become visible again. */
  private Precondition expiryBefore() {
    var none = new Precondition.AttributeAbsent(Item.EXPIRES_AT);
    return edits().stream()
        .filter(Edit.Set.class::isInstance)
        .map(Edit.Set.class::cast)
        .filter(edit -> edit.attribute().equals(Item.EXPIRES_AT))
        .map(edit -> new Precondition.AttributeEquals(Item.EXPIRES_AT, edit.value()))
        .findFirst()
        .<Precondition>map(same -> new Precondition.AnyOf(List.of(none, same)))
        .orElse(none);
  }

  private List<Edit> edits() {
    return write instanceof Write.Update(_, var edits, _) ? edits : List.of();
  }

  /** Null if there is no condition: DynamoDB refuses an empty one. */
  private @Nullable String condition(Terms terms) {
    var expression = new ConditionExpression(terms);
    var parts = new ArrayList<String>();
    if (write instanceof Write.Check || !(write.precondition() instanceof Precondition.Always)) {
      parts.add(expression.of(write.precondition()));
    }
    if (mindsExpiry()) {
      parts.add(
          expiry
              .<Precondition>map(value -> new Precondition.AttributeEquals(Item.EXPIRES_AT, value))
              .map(expression::of)
              .orElseGet(() -> expression.of(expiryBefore())));
    }
    return parts.isEmpty() ? null : String.join(" AND ", List.copyOf(parts));
  }
}
