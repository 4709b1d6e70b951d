package io.relance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * `template.yaml`, deployed to LocalStack by CloudFormation, transform included.
 *
 * <p>What LocalStack 4.7 cannot take is replaced: the runtime by the newest that it knows and the
 * code by nothing, since functions run elsewhere; the gateway's use of the authorizer, which it
 * does not have. Messages are hidden for less long and set aside sooner, so that tests see both.
 */
final class Stack {
  /** The gateway's id, which LocalStack takes from a tag: addresses are known before. */
  static final String API = "relance";

  static final String NAME = "relance";

  private static final String BUCKET = "deployments";
  private static final String AUTHORIZED =
      "      AuthorizationType: CUSTOM\n      AuthorizerId: !Ref Authorizer\n";

  private static final Map<String, String> REPLACED =
      Map.of(
          "Runtime: java25",
          "Runtime: java21",
          "CodeUri: deployments/aws",
          "CodeUri: s3://" + BUCKET + "/nothing.zip",
          AUTHORIZED,
          "      AuthorizationType: NONE\n",
          "      Name: !Ref AWS::StackName\n",
          "      Name: !Ref AWS::StackName\n      Tags: [{Key: _custom_id_, Value: " + API + "}]\n",
          "VisibilityTimeout: 360",
          "VisibilityTimeout: 15",
          "maxReceiveCount: 8",
          "maxReceiveCount: 2");

  private Stack() {}

  /** Deploys it and answers its functions by name; takes half a minute. */
  static Map<String, DeployedFunction> deploy(
      LocalStack localStack, Path template, Map<String, String> parameters) {
    upload(localStack, adapted(template));
    try (var formation = localStack.clients().make(CloudFormationClient.builder())) {
      formation.createStack(
          create ->
              create
                  .stackName(NAME)
                  .templateURL("http://127.0.0.1:4566/" + BUCKET + "/template.yaml")
                  .capabilities(Capability.CAPABILITY_NAMED_IAM, Capability.CAPABILITY_AUTO_EXPAND)
                  .parameters(parameters.entrySet().stream().map(Stack::parameter).toList()));
      var ended =
          formation
              .waiter()
              .waitUntilStackCreateComplete(stack -> stack.stackName(NAME), Stack::patiently)
              .matched();
      assertThat(ended.response()).as(localStack.logs()).isPresent();
    }
    return functions(localStack);
  }

  private static void patiently(WaiterOverrideConfiguration.Builder waiting) {
    waiting.maxAttempts(300).backoffStrategyV2(BackoffStrategy.fixedDelay(Duration.ofSeconds(1)));
  }

  private static Parameter parameter(Map.Entry<String, String> each) {
    return Parameter.builder().parameterKey(each.getKey()).parameterValue(each.getValue()).build();
  }

  private static String adapted(Path template) {
    try {
      var text = Files.readString(template);
      for (var each : REPLACED.entrySet()) {
        assertThat(text).contains(each.getKey());
        text = text.replace(each.getKey(), each.getValue());
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void upload(LocalStack localStack, String template) {
    try (var objects = localStack.clients().make(S3Client.builder())) {
      objects.createBucket(bucket -> bucket.bucket(BUCKET));
      objects.putObject(
          put -> put.bucket(BUCKET).key("template.yaml"), RequestBody.fromString(template));
      objects.putObject(
          put -> put.bucket(BUCKET).key("nothing.zip"), RequestBody.fromBytes(Archive.EMPTY));
    }
  }

  private static Map<String, DeployedFunction> functions(LocalStack localStack) {
    try (var lambda = localStack.clients().make(LambdaClient.builder())) {
      return lambda.listFunctionsPaginator().functions().stream()
          .map(DeployedFunction::of)
          .collect(Collectors.toUnmodifiableMap(DeployedFunction::name, each -> each));
    }
  }
}
