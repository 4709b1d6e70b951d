package io.relance.aws.dynamodb;

import io.relance.aws.AwsFailures;
import io.relance.aws.AwsNames;
import io.relance.domain.store.Item;
import io.relance.domain.store.Table;
import io.relance.domain.store.WholeTables;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Scans tables of DynamoDB: the one place that does, and no function uses it. */
public final class DynamoDbWholeTables implements WholeTables {
  private final DynamoDbClient client;
  private final AwsNames names;
  private final InstantSource clock;

  public DynamoDbWholeTables(DynamoDbClient client, AwsNames names, InstantSource clock) {
    this.client = client;
    this.names = names;
    this.clock = clock;
  }

  @Override
  public Stream<Item> items(Table table) {
    return Stream.iterate(
            Optional.of(page(table, Map.of())),
            Optional::isPresent,
            page ->
                page.filter(ScanResponse::hasLastEvaluatedKey)
                    .map(last -> page(table, last.lastEvaluatedKey())))
        .flatMap(page -> page.orElseThrow().items().stream())
        .map(item -> ItemCodec.decode(table, item))
        .filter(item -> !item.hasExpired(clock.instant()));
  }

  private ScanResponse page(Table table, Map<String, AttributeValue> after) {
    return AwsFailures.call(
        () ->
            client.scan(
                scan ->
                    scan.tableName(names.table(table))
                        .consistentRead(true)
                        .exclusiveStartKey(after.isEmpty() ? null : after)));
  }
}
