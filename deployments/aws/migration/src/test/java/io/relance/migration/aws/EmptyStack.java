package io.relance.migration.aws;

import io.relance.application.persistence.Queues;
import io.relance.application.persistence.Tables;
import io.relance.aws.AwsClients;
import io.relance.aws.dynamodb.IndexKeys;
import io.relance.domain.queue.QueueName;
import io.relance.domain.store.Index;
import io.relance.domain.store.Table;
import io.relance.lambda.StackConfig;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What the data of a stack needs, on LocalStack: its tables, queues and bucket. No function runs
 * there, so executions stand where the first one would be called.
 */
final class EmptyStack implements AutoCloseable {
  static final String NAME = "moved";

  private static final String ACCOUNT = "000000000000";
  private static final String STATES = "arn:aws:states:eu-west-1:" + ACCOUNT + ":stateMachine:";

  private final LocalStackContainer container;
  private final AwsClients clients;

  private EmptyStack(LocalStackContainer container) {
    this.container = container;
    var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    this.clients =
        new AwsClients(
            builder ->
                builder
                    .region(Region.EU_WEST_1)
                    .credentialsProvider(credentials)
                    .endpointOverride(container.getEndpoint()));
  }

  /** Whether there is Docker, and no setting says that its image is not to be had. */
  static boolean canBeMade() {
    return !"none".equals(System.getenv("RELANCE_LOCALSTACK"))
        && DockerClientFactory.instance().isDockerAvailable();
  }

  static EmptyStack make() {
    var container = new LocalStackContainer(DockerImageName.parse("localstack/localstack:4.7.0"));
    container.start();
    var stack = new EmptyStack(container);
    stack.makeTables();
    stack.makeQueues();
    stack.makeBucket();
    return stack;
  }

  AwsClients clients() {
    return clients;
  }

  StackConfig place() {
    return StackConfig.of(environment());
  }

  /** As `template.yaml` tells functions. */
  Map<String, String> environment() {
    var sends = "http://127.0.0.1:4566/" + ACCOUNT + "/" + NAME + "-sending";
    return Map.of(
        "RELANCE_PREFIX", NAME + "-",
        "RELANCE_BUCKET", NAME + "-objects",
        "RELANCE_MACHINES", STATES + NAME + "-",
        "RELANCE_MACHINES_ROLE_ARN", "arn:aws:iam::" + ACCOUNT + ":role/" + NAME,
        "RELANCE_ELEMENTS_ARN", "arn:aws:lambda:eu-west-1:" + ACCOUNT + ":function:none",
        "RELANCE_SENDS_QUEUE_URL", sends,
        "RELANCE_ALARM_GROUP", NAME,
        "RELANCE_ALARM_ROLE_ARN", "arn:aws:iam::" + ACCOUNT + ":role/" + NAME,
        "RELANCE_ALARM_TARGET_ARN", "arn:aws:lambda:eu-west-1:" + ACCOUNT + ":function:none",
        "RELANCE_ALARM_JOBS_ARN", "arn:aws:lambda:eu-west-1:" + ACCOUNT + ":function:none");
  }

  private void makeTables() {
    try (var dynamo = clients.make(DynamoDbClient.builder())) {
      Tables.ALL.forEach(table -> dynamo.createTable(request(table)));
      Tables.ALL.forEach(
          table ->
              dynamo.waiter().waitUntilTableExists(b -> b.tableName(NAME + "-" + table.name())));
    }
  }

  private static CreateTableRequest request(Table table) {
    var indexes = table.indexes().stream().map(IndexKeys::new).toList();
    var request =
        CreateTableRequest.builder()
            .tableName(NAME + "-" + table.name())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(keys("pk", "sk"))
            .attributeDefinitions(
                Stream.concat(
                        Stream.of("pk", "sk"),
                        indexes.stream().flatMap(keys -> Stream.of(keys.partition(), keys.sort())))
                    .distinct()
                    .map(EmptyStack::text)
                    .toList());
    if (!indexes.isEmpty()) {
      request.globalSecondaryIndexes(table.indexes().stream().map(EmptyStack::index).toList());
    }
    return request.build();
  }

  private static GlobalSecondaryIndex index(Index index) {
    var keys = new IndexKeys(index);
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keys(keys.partition(), keys.sort()))
        .projection(projection -> projection.projectionType("KEYS_ONLY"))
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

  private void makeQueues() {
    Set<String> made = new HashSet<>();
    try (var queues = clients.make(SqsClient.builder())) {
      for (var queue : Queues.ALL) {
        var names = place().names();
        for (var name : List.of(names.queue(queue), names.deadLetters(queue))) {
          if (made.add(name)) {
            queues.createQueue(create -> create.queueName(name).attributes(attributes(queue)));
          }
        }
      }
    }
  }

  private static Map<QueueAttributeName, String> attributes(QueueName queue) {
    var attributes = new HashMap<QueueAttributeName, String>();
    attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, "10");
    attributes.put(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1048576");
    if (queue.ordered()) {
      attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
    }
    return attributes;
  }

  private void makeBucket() {
    try (var objects = clients.make(S3Client.builder())) {
      objects.createBucket(bucket -> bucket.bucket(NAME + "-objects"));
    }
  }

  @Override
  public void close() {
    container.stop();
  }
}
