package io.relance.aws.dynamodb;

import io.relance.aws.AwsFailures;
import io.relance.aws.AwsNames;
import io.relance.aws.Backoff;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads a batch of keys and repeats the read for the unprocessed ones. */
final class BatchRead {
  private final DynamoDbClient client;
  private final AwsNames names;
  private final Backoff backoff;
  private final Map<String, Table> tables = new HashMap<>();

  BatchRead(DynamoDbClient client, AwsNames names, Backoff backoff) {
    this.client = client;
    this.names = names;
    this.backoff = backoff;
  }

  List<Item> items(Set<ItemKey> keys) {
    var items = new ArrayList<Item>();
    var left = wanted(keys);
    for (var tried = 1; !left.isEmpty(); tried++) {
      var request = BatchGetItemRequest.builder().requestItems(left).build();
      var answer = AwsFailures.call(() -> client.batchGetItem(request));
      answer.responses().forEach((table, found) -> items.addAll(decoded(table, found)));
      left = answer.unprocessedKeys();
      if (!left.isEmpty() && !backoff.again(tried)) {
        throw new TransientFailure("DynamoDB leaves keys of a batch unread");
      }
    }
    return items;
  }

  private List<Item> decoded(String table, List<Map<String, AttributeValue>> found) {
    var ours = tables.get(table);
    if (ours == null) {
      throw new IllegalStateException(
          "DynamoDB answered for table " + table + ", which was not read");
    }
    return found.stream().map(item -> ItemCodec.decode(ours, item)).toList();
  }

  private Map<String, KeysAndAttributes> wanted(Set<ItemKey> keys) {
    keys.forEach(key -> tables.put(names.table(key.table()), key.table()));
    return keys.stream()
        .collect(
            Collectors.groupingBy(
                key -> names.table(key.table()),
                Collectors.collectingAndThen(
                    Collectors.mapping(ItemCodec::encode, Collectors.toList()),
                    encoded ->
                        KeysAndAttributes.builder().keys(encoded).consistentRead(true).build())));
  }
}
