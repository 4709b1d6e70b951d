package io.relance.aws.dynamodb;

import static io.relance.aws.dynamodb.ItemCodec.PARTITION;
import static io.relance.aws.dynamodb.ItemCodec.SORT;

import io.relance.aws.AwsNames;
import io.relance.domain.store.Index;
import io.relance.domain.store.KeyOrder;
import io.relance.domain.store.Query;
import io.relance.domain.store.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Builds the DynamoDB requests of a query, and reads the places where their pages end. */
final class QueryRequests {
  private final Query query;
  private final AwsNames names;
  private final Optional<IndexKeys> index;

  QueryRequests(Query query, AwsNames names) {
    this.query = query;
    this.names = names;
    this.index = query.index().map(IndexKeys::new);
  }

  Query query() {
    return query;
  }

  /** Whether the range is empty; DynamoDB refuses one whose bounds are in the wrong order. */
  boolean asksForNothing() {
    return query
        .from()
        .flatMap(from -> query.to().map(to -> KeyOrder.UTF_8.compare(from, to) > 0))
        .orElse(false);
  }

  /** The partition keys to read. */
  List<String> partitions() {
    return index
        .map(keys -> keys.parts(query.partition()))
        .orElseGet(() -> List.of(query.partition()));
  }

  /** Reads the first page of one partition. */
  QueryRequest first(String partition, int limit) {
    return page(partition, limit).build();
  }

  /** Reads the page of one partition that follows a place. */
  QueryRequest after(List<String> place, String partition, int limit) {
    return page(partition, limit).exclusiveStartKey(key(partition, place)).build();
  }

  /** A read of a table is consistent; DynamoDB offers no consistent read of an index. */
  private QueryRequest.Builder page(String partition, int limit) {
    var terms = new Terms();
    var condition = keyCondition(terms, partition);
    return QueryRequest.builder()
        .tableName(names.table(query.table()))
        .indexName(query.index().map(Index::name).orElse(null))
        .consistentRead(query.index().isEmpty())
        .keyConditionExpression(condition)
        .expressionAttributeNames(terms.names())
        .expressionAttributeValues(terms.values())
        .scanIndexForward(!query.backward())
        .limit(limit);
  }

  private String keyCondition(Terms terms, String partition) {
    var attribute = terms.name(index.map(IndexKeys::partition).orElse(PARTITION));
    return "%s = %s".formatted(attribute, terms.value(Value.of(partition))) + range(terms);
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
    return index.map(IndexKeys::sort).orElse(SORT);
  }

  private Map<String, AttributeValue> key(String partition, List<String> place) {
    var key = new HashMap<String, AttributeValue>();
    key.put(index.map(IndexKeys::partition).orElse(PARTITION), AttributeValue.fromS(partition));
    key.put(sortAttribute(), AttributeValue.fromS(place.getFirst()));
    if (index.isPresent()) {
      key.put(PARTITION, AttributeValue.fromS(place.get(1)));
      key.put(SORT, AttributeValue.fromS(place.get(2)));
    }
    return key;
  }

  /** The place of an item, or of its key, in its partition, after which a read can continue. */
  List<String> place(Map<String, AttributeValue> item) {
    var sort = ItemCodec.text(item, sortAttribute());
    return index.isEmpty()
        ? List.of(sort)
        : List.of(sort, ItemCodec.text(item, PARTITION), ItemCodec.text(item, SORT));
  }
}
