package io.relance.aws.dynamodb;

import io.relance.aws.AwsEnvironment;
import io.relance.domain.store.Index;
import io.relance.domain.store.Table;
import io.relance.testkit.contract.Things;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The tables of the contracts, made for one test class. */
record TestTables(AwsEnvironment environment, DynamoDbClient client) {
  private static final List<Table> ALL = List.of(Things.TABLE, Things.OTHER);

  static TestTables in(AwsEnvironment environment) {
    return new TestTables(environment, environment.clients().make(DynamoDbClient.builder()));
  }

  void make(boolean withStreams) {
    ALL.forEach(table -> make(request(table, withStreams)));
    ALL.forEach(
        table ->
            client
                .waiter()
                .waitUntilTableExists(b -> b.tableName(environment.names().table(table))));
  }

  /** A table that exists was made by a request whose answer came too late, which is sent again. */
  private void make(CreateTableRequest request) {
    try {
      client.createTable(request);
    } catch (ResourceInUseException _) {
      // The request before this one made it.
    }
  }

  void remove() {
    ALL.forEach(table -> client.deleteTable(b -> b.tableName(environment.names().table(table))));
    client.close();
  }

  private CreateTableRequest request(Table table, boolean withStreams) {
    var builder =
        CreateTableRequest.builder()
            .tableName(environment.names().table(table))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                Stream.concat(
                        Stream.of("pk", "sk"),
                        table.indexes().stream()
                            .flatMap(
                                i ->
                                    Stream.of(
                                        new IndexKeys(i).partition(), new IndexKeys(i).sort())))
                    .distinct()
                    .map(TestTables::text)
                    .toList())
            .keySchema(keys("pk", "sk"));
    if (!table.indexes().isEmpty()) {
      builder.globalSecondaryIndexes(table.indexes().stream().map(TestTables::index).toList());
    }
    if (withStreams) {
      builder.streamSpecification(
          stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES));
    }
    return builder.build();
  }

  private static GlobalSecondaryIndex index(Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keys(new IndexKeys(index).partition(), new IndexKeys(index).sort()))
        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
        .build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static List<KeySchemaElement> keys(String partition, String sort) {
    return List.of(
        KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build(),
        KeySchemaElement.builder().attributeName(sort).keyType(KeyType.RANGE).build());
  }
}
