package io.relance.e2e.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A request to AWS, as far as permissions go.
 *
 * @param target what {@code X-Amz-Target} names, in services that have one
 * @param path with the query
 */
public record AwsRequest(String service, String method, String path, String target, String body) {
  private static final Pattern SCOPE =
      Pattern.compile("Credential=[^/]+/[^/]+/[^/]+/([^/]+)/aws4_request");

  private static final String ACCOUNT = "eu-west-1:000000000000:";

  /** The service whose name is in the scope of a signature. */
  static Optional<String> service(String authorization) {
    var scope = SCOPE.matcher(authorization);
    return scope.find() ? Optional.of(scope.group(1)) : Optional.empty();
  }

  /** All that this asks for; each must be allowed. */
  Stream<Access> accesses() {
    return switch (service) {
      case "dynamodb" -> dynamodb(json());
      case "sqs" -> Stream.of(new Access("sqs:" + single(target), queue(json())));
      case "states" -> states(json());
      case "scheduler" -> scheduler();
      case "s3" -> Stream.of(s3());
      case "secretsmanager" ->
          Stream.of(new Access("secretsmanager:" + target, json().path("SecretId").asText()));
      default -> Stream.of(new Access(service + ":" + target, "*"));
    };
  }

  private JsonNode json() {
    return Json.tree(body);
  }

  private Stream<Access> dynamodb(JsonNode asked) {
    return switch (target) {
      case "TransactWriteItems" -> each(asked.path("TransactItems")).map(AwsRequest::write);
      case "BatchGetItem" ->
          asked.path("RequestItems").propertyStream().map(it -> onTable(target, it.getKey()));
      case "BatchWriteItem" ->
          asked.path("RequestItems").propertyStream().map(it -> onTable(target, it.getKey()));
      default -> Stream.of(onTable(target, table(asked)));
    };
  }

  private static Access write(JsonNode item) {
    var kind = item.fieldNames().next();
    var action = kind.equals("ConditionCheck") ? "ConditionCheckItem" : kind + "Item";
    return onTable(action, item.path(kind).path("TableName").asText());
  }

  private static String table(JsonNode asked) {
    var index = asked.path("IndexName").asText();
    var table = asked.path("TableName").asText();
    return index.isEmpty() ? table : table + "/index/" + index;
  }

  private static Access onTable(String action, String table) {
    return new Access("dynamodb:" + action, "arn:aws:dynamodb:" + ACCOUNT + "table/" + table);
  }

  private static String single(String action) {
    return action.endsWith("Batch") ? action.substring(0, action.length() - 5) : action;
  }

  private static String queue(JsonNode asked) {
    var url = asked.path("QueueUrl").asText();
    var name = asked.path("QueueName").asText(url.substring(url.lastIndexOf('/') + 1));
    return "arn:aws:sqs:" + ACCOUNT + name;
  }

  private Stream<Access> states(JsonNode asked) {
    var action = "states:" + target;
    return switch (target) {
      case "SendTaskSuccess", "SendTaskFailure" -> Stream.of(new Access(action, "*"));
      case "CreateStateMachine" ->
          Stream.of(
              new Access(
                  action,
                  "arn:aws:states:" + ACCOUNT + "stateMachine:" + asked.path("name").asText()),
              new Access("iam:PassRole", asked.path("roleArn").asText()));
      default ->
          Stream.of(
              new Access(
                  action,
                  asked
                      .path("stateMachineArn")
                      .asText(
                          asked.path("executionArn").asText(asked.path("resourceArn").asText()))));
    };
  }

  private Stream<Access> scheduler() {
    var name = path.replaceFirst("^/schedules/", "").replaceFirst("\\?.*", "");
    var group =
        !body.isEmpty()
            ? json().path("GroupName").asText()
            : path.replaceFirst(".*groupName=([^&]*).*", "$1");
    var action =
        Map.of("POST", "CreateSchedule", "DELETE", "DeleteSchedule", "GET", "GetSchedule")
            .getOrDefault(method, method);
    var schedule =
        new Access(
            "scheduler:" + action,
            "arn:aws:scheduler:" + ACCOUNT + "schedule/" + group + "/" + name);
    return method.equals("POST")
        ? Stream.of(schedule, new Access("iam:PassRole", json().at("/Target/RoleArn").asText()))
        : Stream.of(schedule);
  }

  private Access s3() {
    var object = path.replaceFirst("\\?.*", "").substring(1);
    if (!object.contains("/")) {
      return new Access("s3:ListBucket", "arn:aws:s3:::" + object);
    }
    var action =
        switch (method.toUpperCase(Locale.ROOT)) {
          case "GET", "HEAD" -> "GetObject";
          case "DELETE" -> path.contains("uploadId") ? "AbortMultipartUpload" : "DeleteObject";
          default -> "PutObject";
        };
    return new Access("s3:" + action, "arn:aws:s3:::" + object);
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
