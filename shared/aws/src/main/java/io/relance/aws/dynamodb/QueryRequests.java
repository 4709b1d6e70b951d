package io.relance.aws.dynamodb;

import static io.relance.aws.dynamodb.ItemCodec.PARTITION;
import static io.relance.aws.dynamodb.ItemCodec.SORT;

import io.relance.aws.AwsNames;
import io.relance.domain.store.Cursor;
import io.relance.domain.store.Index;
import io.relance.domain.store.KeyOrder;
import io.relance.domain.store.Query;
import io.relance.domain.store.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Says a query in the words of DynamoDB, and the place where its page ended in ours. */
final class QueryRequests {
  private final Query query;

  QueryRequests(Query query) {
    this.query = query;
  }

  /** DynamoDB refuses to be asked between two ends of which the first comes last. */
  boolean asksForNothing() {
    return query
        .from()
        .flatMap(from -> query.to().map(to -> KeyOrder.UTF_8.compare(from, to) > 0))
        .orElse(false);
  }

  /** Reads of a table see what was answered; those of an index cannot. */
  QueryRequest request(AwsNames names) {
    var terms = new Terms();
    var condition = keyCondition(terms);
    return QueryRequest.builder()
        .tableName(names.table(query.table()))
        .indexName(query.index().map(Index::name).orElse(null))
        .consistentRead(query.index().isEmpty())
        .keyConditionExpression(condition)
        .expressionAttributeNames(terms.names())
        .expressionAttributeValues(terms.values())
        .scanIndexForward(!query.backward())
        .limit(query.limit())
        .exclusiveStartKey(startKey())
        .build();
  }

  private String keyCondition(Terms terms) {
    var partition = terms.name(query.index().map(Index::partitionAttribute).orElse(PARTITION));
    return "%s = %s".formatted(partition, terms.value(Value.of(query.partition()))) + range(terms);
  }

  private String range(Terms terms) {
    if (query.from().isEmpty() && query.to().isEmpty()) {
      return "";
    }
    var sort = terms.name(sortAttribute());
    var from = query.from().map(value -> terms.value(Value.of(value)));
    var to = query.to().map(value -> terms.value(Value.of(value)));
    if (from.isPresent() && to.isPresent()) {
      return " AND %s BETWEEN %s AND %s".formatted(sort, from.orElseThrow(), to.orElseThrow());
    }
    return from.map(value -> " AND %s >= %s".formatted(sort, value))
        .orElseGet(() -> " AND %s <= %s".formatted(sort, to.orElseThrow()));
  }

  private String sortAttribute() {
    return query.index().map(Index::sortAttribute).orElse(SORT);
  }

  private @Nullable Map<String, AttributeValue> startKey() {
    return query.cursor().map(text -> key(Cursor.decoded(query, text).place())).orElse(null);
  }

  private Map<String, AttributeValue> key(List<String> place) {
    var key = new HashMap<String, AttributeValue>();
    query
        .index()
        .ifPresentOrElse(
            index -> {
              key.put(index.partitionAttribute(), AttributeValue.fromS(query.partition()));
              key.put(index.sortAttribute(), AttributeValue.fromS(place.getFirst()));
              key.put(PARTITION, AttributeValue.fromS(place.get(1)));
              key.put(SORT, AttributeValue.fromS(place.get(2)));
            },
            () -> {
              key.put(PARTITION, AttributeValue.fromS(query.partition()));
              key.put(SORT, AttributeValue.fromS(place.getFirst()));
            });
    return key;
  }

  Optional<String> next(Map<String, AttributeValue> lastKey) {
    if (lastKey.isEmpty()) {
      return Optional.empty();
    }
    var sort = ItemCodec.text(lastKey, sortAttribute());
    var place =
        query.index().isEmpty()
            ? List.of(sort)
            : List.of(sort, ItemCodec.text(lastKey, PARTITION), ItemCodec.text(lastKey, SORT));
    return Optional.of(new Cursor(place).encoded(query));
  }
}
