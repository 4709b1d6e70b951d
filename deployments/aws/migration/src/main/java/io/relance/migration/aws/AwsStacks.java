package io.relance.migration.aws;

import io.relance.aws.AwsClients;
import io.relance.aws.dynamodb.DynamoDbWholeTables;
import io.relance.aws.sqs.QueueLoads;
import io.relance.domain.store.WholeTables;
import io.relance.lambda.AwsPorts;
import io.relance.lambda.StackConfig;
import io.relance.migration.Destination;
import io.relance.migration.MigrationException;
import io.relance.migration.Origin;
import io.relance.migration.Stacks;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Opens stacks by the configuration of their scheduler function. */
public final class AwsStacks implements Stacks {
  private final AwsClients clients;
  private final InstantSource clock;
  private final Function<String, Map<String, String>> environments;

  /** With the region and the credentials of the environment. */
  public AwsStacks() {
    this(AwsClients.ofEnvironment(), InstantSource.system());
  }

  private AwsStacks(AwsClients clients, InstantSource clock) {
    this(clients, clock, stack -> environment(clients, stack));
  }

  /**
   * Opens stacks by other configurations.
   *
   * @param environments the environment variables of a function
   */
  public AwsStacks(
      AwsClients clients, InstantSource clock, Function<String, Map<String, String>> environments) {
    this.clients = clients;
    this.clock = clock;
    this.environments = environments;
  }

  @Override
  public Origin origin(String stack) {
    var stackConfig = StackConfig.of(environments.apply(stack));
    var ports = new AwsPorts(stackConfig, clients, clock).ports();
    var loads = new QueueLoads(clients.make(SqsClient.builder()), stackConfig.names());
    return new StackOrigin(stack, ports, tables(stackConfig), loads);
  }

  @Override
  public Destination destination(String stack) {
    var stackConfig = StackConfig.of(environments.apply(stack));
    var ports = new AwsPorts(stackConfig, clients, clock).ports();
    return new Destination(
        ports.store(),
        tables(stackConfig),
        ports.objects(),
        ports.queue(),
        ports.engine()::publish);
  }

  private WholeTables tables(StackConfig stackConfig) {
    return new DynamoDbWholeTables(
        clients.make(DynamoDbClient.builder()), stackConfig.names(), clock);
  }

  private static Map<String, String> environment(AwsClients clients, String stack) {
    try (var lambda = clients.make(LambdaClient.builder())) {
      return lambda
          .getFunctionConfiguration(get -> get.functionName(stack + "-agenda"))
          .environment()
          .variables();
    } catch (ResourceNotFoundException e) {
      throw new MigrationException(
          "There is no stack %s of Relance in this account and region.".formatted(stack), e);
    } catch (SdkException e) {
      throw new MigrationException(
          "AWS is not reached (%s): look at the region and the credentials, as for the AWS CLI."
              .formatted(e.getClass().getSimpleName()),
          e);
    }
  }
}
