package io.relance.aws.stepfunctions;

import io.relance.aws.AwsFailures;
import io.relance.domain.engine.DefinitionHash;
import io.relance.domain.engine.InvalidDefinition;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.failure.TransientFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDeletingException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.Tag;

/**
 * The published versions: a state machine for each, named by the hash of its definition and never
 * updated.
 */
final class StateMachines {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  private final SfnClient client;
  private final MachineSettings settings;
  private final ActivationPlaceholders activationPlaceholders;

  StateMachines(SfnClient client, MachineSettings settings) {
    this.client = client;
    this.settings = settings;
    this.activationPlaceholders = new ActivationPlaceholders(settings.marks());
  }

  static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The name must be 1 to 80 of a-z, A-Z, 0-9, - and _, not " + name);
    }
    return name;
  }

  MachineVersion publish(String machine, long version, String definition) {
    var replaced = activationPlaceholders.replaced(definition);
    var hash = DefinitionHash.of(replaced);
    var name = checked(settings.prefix() + machine + "-" + version + "-" + hash);
    var request = request(name, Map.of("machine", machine, "version", String.valueOf(version)));
    try {
      var arn = client.createStateMachine(request.definition(replaced).build()).stateMachineArn();
      return new MachineVersion(arn);
    } catch (StateMachineAlreadyExistsException _) {
      return known(name, replaced);
    } catch (InvalidDefinitionException e) {
      throw new InvalidDefinition(e.awsErrorDetails().errorMessage());
    } catch (StateMachineDeletingException e) {
      throw new TransientFailure("A machine of this name is being deleted", e);
    } catch (SdkException e) {
      throw AwsFailures.translated(e);
    }
  }

  /** Step Functions would end what is running in it, so that comes first. */
  boolean remove(MachineVersion version) {
    var arn = version.reference();
    if (!arn.startsWith(settings.arns())) {
      // Of the installation that a migration came from.
      return true;
    }
    try {
      var running =
          client.listExecutions(
              list ->
                  list.stateMachineArn(arn).statusFilter(ExecutionStatus.RUNNING).maxResults(1));
      if (running.hasExecutions() && !running.executions().isEmpty()) {
        return false;
      }
      client.deleteStateMachine(delete -> delete.stateMachineArn(arn));
      return true;
    } catch (StateMachineDoesNotExistException _) {
      return true;
    } catch (SdkException e) {
      throw AwsFailures.translated(e);
    }
  }

  private CreateStateMachineRequest.Builder request(String name, Map<String, String> own) {
    return CreateStateMachineRequest.builder()
        .name(name)
        .type(StateMachineType.STANDARD)
        .roleArn(settings.role())
        .loggingConfiguration(settings.logGroup().map(StateMachines::failuresTo).orElse(null))
        .tags(tags(settings.tags(), own));
  }

  private static LoggingConfiguration failuresTo(String group) {
    return LoggingConfiguration.builder()
        .level(LogLevel.ERROR)
        .includeExecutionData(false)
        .destinations(to -> to.cloudWatchLogsLogGroup(log -> log.logGroupArn(group)))
        .build();
  }

  private static List<Tag> tags(Map<String, String> common, Map<String, String> own) {
    return java.util.stream.Stream.of(common, own)
        .flatMap(tags -> tags.entrySet().stream())
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  /** The machine may differ in what the deployment changed since, such as where failures go. */
  private MachineVersion known(String name, String definition) {
    var arn = settings.arns() + name.substring(settings.prefix().length());
    var machine = AwsFailures.call(() -> client.describeStateMachine(b -> b.stateMachineArn(arn)));
    if (!Optional.ofNullable(machine.definition()).equals(Optional.of(definition))) {
      throw new InvalidDefinition("State machine " + name + " has another definition");
    }
    return new MachineVersion(arn);
  }
}
