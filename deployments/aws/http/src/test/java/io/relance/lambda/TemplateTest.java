package io.relance.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Queues;
import io.relance.application.persistence.Tables;
import io.relance.aws.AwsNames;
import io.relance.aws.dynamodb.IndexKeys;
import io.relance.config.Settings;
import io.relance.domain.queue.QueueName;
import io.relance.domain.store.Index;
import io.relance.domain.store.Table;
import io.relance.functions.handlers.SqsBatches;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("D-3: template.yaml says what the code expects")
class TemplateTest {
  static final List<Table> TABLES = Tables.ALL;
  static final List<QueueName> QUEUES = Queues.ALL;

  private static final Template TEMPLATE = Template.read();
  private static final AwsNames NAMES = new AwsNames("stack-", SharedQueues.ALL);

  /** What only the server reads, or only tests do, or stands in the environment by itself. */
  private static final Set<String> NOT_HERE =
      Set.of(
          "RELANCE_OWNER_TOKEN",
          "RELANCE_TEST_CLOCK",
          "RELANCE_LOG",
          "RELANCE_SHOPIFY_SECRET",
          "RELANCE_SHOPIFY_ADMIN_TOKEN",
          "RELANCE_TWILIO_AUTH_TOKEN",
          "RELANCE_AWS_ENDPOINT",
          "RELANCE_WHATSAPP_TOKEN",
          "RELANCE_WHATSAPP_APP_SECRET",
          "RELANCE_WHATSAPP_VERIFY_TOKEN",
          "RELANCE_SMTP_URL");

  @ParameterizedTest
  @FieldSource("TABLES")
  void declaresEachTable(Table table) {
    var properties = named("AWS::DynamoDB::Table", "TableName", NAMES.table(table));

    assertThat(keys(properties)).isEqualTo("pk HASH, sk RANGE");
    assertThat(each(properties.path("GlobalSecondaryIndexes")).map(TemplateTest::index))
        .containsExactlyElementsOf(table.indexes().stream().map(TemplateTest::asDeclared).toList());
    assertThat(properties.at("/TimeToLiveSpecification/AttributeName").asText())
        .isEqualTo("expiresAt");
    assertThat(properties.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled"))
        .hasToString("true");
    assertThat(properties.at("/SSESpecification/SSEEnabled/Ref").asText())
        .isEqualTo("UseAccountKmsKey");
    assertThat(properties.path("DeletionProtectionEnabled")).hasToString("true");
  }

  @Test
  void allowsNothingButQueriesOfAnIndex() {
    var statements =
        TEMPLATE
            .all()
            .filter(node -> node.path("Effect").asText().equals("Allow"))
            .filter(statement -> statement.path("Resource").toString().contains("/index/"))
            .toList();

    assertThat(statements)
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.path("Action").asText()).isEqualTo("dynamodb:Query"));
  }

  @Test
  void declaresNoOtherTableOrQueue() {
    assertThat(TEMPLATE.resources("AWS::DynamoDB::Table")).hasSize(Tables.ALL.size());
    assertThat(TEMPLATE.resources("AWS::SQS::Queue"))
        .hasSize(2 * (int) Queues.ALL.stream().map(NAMES::queue).distinct().count());
  }

  @ParameterizedTest
  @FieldSource("QUEUES")
  @DisplayName("D3.3, D3.6: each queue has one for its dead letters")
  void declaresEachQueue(QueueName queue) {
    var properties = named("AWS::SQS::Queue", "QueueName", NAMES.queue(queue));
    var dead = named("AWS::SQS::Queue", "QueueName", NAMES.deadLetters(queue));

    assertThat(properties.path("VisibilityTimeout").asLong())
        .isEqualTo(queue.visibility().toSeconds());
    assertThat(properties.at("/RedrivePolicy/maxReceiveCount").asInt())
        .isEqualTo(queue.maxReceives());
    assertThat(properties.path("FifoQueue").asBoolean()).isEqualTo(queue.ordered());
    assertThat(dead.path("FifoQueue").asBoolean()).isEqualTo(queue.ordered());
    assertThat(dead.path("VisibilityTimeout").asLong()).isEqualTo(queue.visibility().toSeconds());
  }

  @ParameterizedTest
  @FieldSource("QUEUES")
  void letsOneFunctionTakeTheMessagesOfEachQueueAndSayWhichFailed(QueueName queue) {
    var readers =
        functions()
            .map(function -> function.at("/Properties/Events/Messages/Properties"))
            .filter(mapping -> reads(mapping, queue))
            .toList();

    assertThat(readers).hasSize(1);
    assertThat(readers.getFirst().path("FunctionResponseTypes").toString())
        .contains("ReportBatchItemFailures");
    assertThat(readers.getFirst().path("BatchSize").asInt())
        .isLessThanOrEqualTo(queue.ordered() ? 10 : 10_000);
  }

  @ParameterizedTest
  @FieldSource("QUEUES")
  @DisplayName("M7: a message stays hidden for six times the timeout of the function that reads it")
  void hidesMessagesForSixTimesTheTimeoutOfTheirFunction(QueueName queue) {
    var declared = named("AWS::SQS::Queue", "QueueName", NAMES.queue(queue));
    var usual = TEMPLATE.root().at("/Globals/Function/Timeout").asInt();
    var timeouts =
        functions()
            .filter(it -> reads(it.at("/Properties/Events/Messages/Properties"), queue))
            .map(function -> function.at("/Properties/Timeout").asInt(usual))
            .toList();

    assertThat(timeouts)
        .hasSize(1)
        .allSatisfy(
            timeout -> {
              assertThat(declared.path("VisibilityTimeout").asInt())
                  .isGreaterThanOrEqualTo(6 * timeout);
              assertThat(timeout).isGreaterThanOrEqualTo(2 * (int) SqsBatches.MARGIN.toSeconds());
            });
  }

  @Test
  void runsEachFunctionByAnEntryThatIsThere() {
    assertThat(functions().map(it -> it.at("/Properties/Handler").asText()))
        .doesNotHaveDuplicates()
        .allSatisfy(
            handler -> {
              var entry = Class.forName(handler.replace("::handleRequest", ""));
              assertThat(Modifier.isPublic(entry.getModifiers())).isTrue();
              assertThat(entry.getConstructor()).isNotNull();
              assertThat(
                      RequestHandler.class.isAssignableFrom(entry)
                          || RequestStreamHandler.class.isAssignableFrom(entry))
                  .isTrue();
            });
  }

  @Test
  void givesFunctionsEverySettingThatTheyRead() {
    var asked = new ReadSettings();
    var _ = StackConfig.of(asked);
    var _ = Settings.read(asked, place -> () -> place);

    var given = names(TEMPLATE.root().at("/Globals/Function/Environment/Variables"));

    assertThat(asked.names()).contains("RELANCE_PREFIX", "RELANCE_SMTP_URL_ARN");
    assertThat(given)
        .containsExactlyInAnyOrderElementsOf(
            asked.names().stream()
                .filter(name -> !NOT_HERE.contains(name) && !name.endsWith("_BASE_URL"))
                .toList());
  }

  @Test
  @DisplayName("Least privilege: no action is a pattern")
  void allowsNoPatternOfActions() {
    assertThat(
            TEMPLATE
                .all()
                .filter(node -> node.path("Effect").asText().equals("Allow"))
                .flatMap(node -> actions(node.path("Action"))))
        .isNotEmpty()
        .noneMatch(action -> action.contains("*"));
  }

  @Test
  @DisplayName("Least privilege: all resources only where AWS names none")
  void allowsAllResourcesOnlyWhereAwsNamesNone() {
    var everywhere =
        TEMPLATE
            .all()
            .filter(node -> node.path("Resource").asText().equals("*"))
            .flatMap(node -> actions(node.path("Action")));

    assertThat(everywhere)
        .containsOnly(
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "states:SendTaskSuccess",
            "states:SendTaskFailure");
  }

  @Test
  @DisplayName("The API admits holders of tokens, and remembers an answer for a minute at most")
  void asksTheAuthorizerBeforeTheApi() {
    var authorizer = TEMPLATE.resource("Authorizer").path("Properties");
    assertThat(authorizer.path("AuthorizerResultTtlInSeconds").asInt(300)).isLessThanOrEqualTo(60);
    assertThat(TEMPLATE.resource("V1RestMethod").at("/Properties/AuthorizationType").asText())
        .isEqualTo("CUSTOM");
    assertThat(TEMPLATE.resource("V1Method").at("/Properties/AuthorizationType").asText())
        .isEqualTo("CUSTOM");
  }

  @Test
  @DisplayName("M9: what comes to the API leaves the webhooks their rate")
  void throttlesWebhooksByThemselves() {
    var method = TEMPLATE.resource("WebhooksRestMethod").path("Properties");
    var resource = TEMPLATE.resource(method.at("/ResourceId/Ref").asText()).path("Properties");
    var parent = TEMPLATE.resource(resource.at("/ParentId/Ref").asText()).path("Properties");
    var path =
        "/~1%s~1%s".formatted(parent.path("PathPart").asText(), resource.path("PathPart").asText());

    assertThat(TEMPLATE.resource("ApiStage").at("/Properties/MethodSettings"))
        .anySatisfy(
            setting -> {
              assertThat(setting.path("ResourcePath").asText()).isEqualTo(path);
              assertThat(setting.path("HttpMethod")).isEqualTo(method.path("HttpMethod"));
              assertThat(setting.at("/ThrottlingRateLimit/Ref").asText()).isEqualTo("WebhookRate");
              assertThat(setting.at("/ThrottlingBurstLimit/Ref").asText()).isEqualTo("WebhookRate");
            });
  }

  @Test
  @DisplayName("A changed parameter publishes a new version of each function behind an alias")
  void publishesVersionsWhenParametersChange() {
    var used = new TreeSet<String>();
    var environment = TEMPLATE.root().at("/Globals/Function/Environment/Variables");
    environment.findValues("Ref").forEach(name -> used.add(name.asText()));
    used.retainAll(names(TEMPLATE.root().path("Parameters")));
    used.add("PublicUrl");

    assertThat(functions().filter(it -> it.at("/Properties/AutoPublishAlias").isTextual()))
        .hasSize(6)
        .allSatisfy(
            it ->
                assertThat(it.at("/Properties/VersionDescription/Sub").asText())
                    .isEqualTo("${SettingsVersion} ${SendersVersion}"));
    assertThat(used).hasSizeGreaterThan(10);
    assertThat(
            Stream.of(
                    "SettingsVersion/Properties/Description",
                    "SendersVersion/Properties/Description/Fn::Base64")
                .map(place -> TEMPLATE.root().at("/Resources/" + place + "/Sub").asText())
                .flatMap(description -> Stream.of(description.split(" "))))
        .containsExactlyInAnyOrderElementsOf(used.stream().map("${%s}"::formatted).toList());
  }

  @Test
  @DisplayName("Lambda's guard against loops stops no function that sends to the queue it reads")
  void allowsTheChainsThatAreMeant() {
    var chains =
        TEMPLATE.resources("AWS::Serverless::Function").entrySet().stream()
            .filter(it -> sendsToItself(it.getValue().path("Properties")))
            .toList();

    assertThat(chains).extracting(Map.Entry::getKey).contains("SendingFunction", "IngestFunction");
    assertThat(chains)
        .allSatisfy(
            it ->
                assertThat(it.getValue().at("/Properties/RecursiveLoop").asText())
                    .isEqualTo("Allow"));
    assertThat(
            TEMPLATE.resource("RecursionAlarm").findValues("Dimensions").stream()
                .flatMap(dimensions -> dimensions.findValuesAsText("Ref").stream()))
        .containsAll(chains.stream().map(Map.Entry::getKey).toList());
  }

  private static boolean sendsToItself(JsonNode function) {
    var queue = function.at("/Events/Messages/Properties/Queue/GetAtt").asText();
    var role = function.at("/Role/GetAtt").asText().replace(".Arn", "");
    return !queue.isEmpty()
        && Statements.of(TEMPLATE, role)
            .allowing("sqs:SendMessage")
            .anyMatch(it -> it.path("Resource").findValuesAsText("GetAtt").contains(queue));
  }

  @Test
  @DisplayName("Least privilege: of the functions that write items, only the API writes tokens")
  void letsNoPublicFunctionWriteTokens() {
    var writing =
        TEMPLATE.resources("AWS::IAM::Role").entrySet().stream()
            .filter(
                it ->
                    it.getValue()
                        .at("/Properties/ManagedPolicyArns")
                        .findValuesAsText("Ref")
                        .contains("ItemsPolicy"))
            .map(Map.Entry::getKey)
            .filter(role -> !role.equals("ApiRole"))
            .toList();
    var policy = TEMPLATE.resource("NoTokensPolicy").path("Properties");

    assertThat(policy.path("Roles").findValuesAsText("Ref"))
        .contains("WebhooksRole")
        .containsAll(writing);
    assertThat(policy.toString()).contains("\"Deny\"", "\"tokens\"", "\"token#*\"");
  }

  @Test
  @DisplayName("Ticks do not overlap, and none is repeated by Lambda")
  void runsOneTickAtATime() {
    var agenda = TEMPLATE.resource("AgendaFunction").path("Properties");

    assertThat(agenda.path("ReservedConcurrentExecutions").asInt()).isEqualTo(1);
    assertThat(agenda.at("/EventInvokeConfig/MaximumRetryAttempts").asInt(2)).isZero();
  }

  @Test
  @DisplayName("A first deployment that fails leaves no table or bucket behind")
  void deletesWhatAFailedFirstDeploymentCreated() {
    assertThat(TEMPLATE.resources("AWS::DynamoDB::Table").values())
        .allSatisfy(
            it -> assertThat(it.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate"));
    assertThat(TEMPLATE.resource("Objects").path("DeletionPolicy").asText())
        .isEqualTo("RetainExceptOnCreate");
  }

  @Test
  @DisplayName("Executions of other stacks are not taken for those of this one")
  void namesMachinesSoThatNoOtherStackMatches() {
    var prefix = "stateMachine:${AWS::StackName}_";

    assertThat(TEMPLATE.all().filter(JsonNode::isTextual).map(JsonNode::asText))
        .filteredOn(text -> text.contains(":stateMachine:"))
        .hasSizeGreaterThan(3)
        .allSatisfy(text -> assertThat(text).contains(prefix));
  }

  private static Stream<JsonNode> functions() {
    return TEMPLATE.resources("AWS::Serverless::Function").values().stream();
  }

  private static JsonNode named(String type, String property, String name) {
    var declared = name.replace("stack-", "${AWS::StackName}-");
    var found =
        TEMPLATE.resources(type).values().stream()
            .map(resource -> resource.path("Properties"))
            .filter(properties -> properties.path(property).path("Sub").asText().equals(declared))
            .toList();
    assertThat(found).as(declared).hasSize(1);
    return found.getFirst();
  }

  private static boolean reads(JsonNode mapping, QueueName queue) {
    var resource = mapping.path("Queue").path("GetAtt").asText().replace(".Arn", "");
    return TEMPLATE
        .resource(resource)
        .at("/Properties/QueueName/Sub")
        .asText()
        .equals(NAMES.queue(queue).replace("stack-", "${AWS::StackName}-"));
  }

  private static String index(JsonNode declared) {
    assertThat(declared.at("/Projection/ProjectionType").asText()).isEqualTo("KEYS_ONLY");
    return declared.path("IndexName").asText() + ": " + keys(declared);
  }

  private static String asDeclared(Index index) {
    var keys = new IndexKeys(index);
    return index.name() + ": " + keys.partition() + " HASH, " + keys.sort() + " RANGE";
  }

  private static String keys(JsonNode declared) {
    var keys = new ArrayList<String>();
    declared
        .path("KeySchema")
        .forEach(
            key ->
                keys.add(key.path("AttributeName").asText() + " " + key.path("KeyType").asText()));
    return String.join(", ", keys);
  }

  private static Stream<String> actions(JsonNode actions) {
    return actions.isTextual()
        ? Stream.of(actions.asText()).filter(action -> action.contains(":"))
        : each(actions).map(JsonNode::asText);
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
