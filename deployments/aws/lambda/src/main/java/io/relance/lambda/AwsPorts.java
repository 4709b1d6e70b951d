package io.relance.lambda;

import io.relance.application.composition.Ports;
import io.relance.aws.AwsClients;
import io.relance.aws.Backoff;
import io.relance.aws.dynamodb.DynamoDbItemStore;
import io.relance.aws.s3.S3ObjectStore;
import io.relance.aws.scheduler.SchedulerAlarm;
import io.relance.aws.scheduler.SchedulerJobLane;
import io.relance.aws.scheduler.WakeUp;
import io.relance.aws.sqs.SqsQueue;
import io.relance.aws.stepfunctions.MachineSettings;
import io.relance.aws.stepfunctions.StepFunctionsEngine;
import io.relance.domain.alarm.Alarm;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.job.JobLane;
import io.relance.domain.retry.Pause;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The ports of this deployment, implemented on AWS services. */
public final class AwsPorts {
  /** A one-shot schedule sends the same event as the tick of each minute. */
  private static final String TICK = "{\"detail-type\": \"Agenda Tick\"}";

  private final StackConfig stackConfig;
  private final AwsClients clients;
  private final InstantSource clock;

  /**
   * Created after a snapshot is restored: otherwise all restored instances would draw the same
   * pauses.
   */
  private final Backoff backoff = new Backoff(Pause.real(), new SecureRandom());

  public AwsPorts(StackConfig stackConfig, AwsClients clients, InstantSource clock) {
    this.stackConfig = stackConfig;
    this.clients = clients;
    this.clock = clock;
  }

  public Ports ports() {
    var names = stackConfig.names();
    return new Ports(
            new DynamoDbItemStore(clients.make(DynamoDbClient.builder()), names, clock, backoff),
            new SqsQueue(clients.make(SqsClient.builder()), names, backoff),
            engine(),
            alarm(),
            new S3ObjectStore(clients.make(S3Client.builder()), stackConfig.bucket()),
            clock,
            clock)
        .startingJobsBy(jobLane());
  }

  private JobLane jobLane() {
    var waking = stackConfig.alarms();
    return new SchedulerJobLane(
        clients.make(SchedulerClient.builder()),
        clock,
        waking.group(),
        waking.jobs(),
        waking.role());
  }

  private FlowEngine engine() {
    return new StepFunctionsEngine(clients.make(SfnClient.builder()), machines(), clock);
  }

  private MachineSettings machines() {
    var machines = stackConfig.machines();
    return new MachineSettings(
        machines.arns(),
        machines.role(),
        Map.of("ElementsFunction", machines.elements(), "SendsQueueUrl", machines.sendsQueue()),
        Optional.empty(),
        Map.of());
  }

  private Alarm alarm() {
    var waking = stackConfig.alarms();
    return new SchedulerAlarm(
        clients.make(SchedulerClient.builder()),
        clock,
        new WakeUp(waking.group(), waking.target(), waking.role(), TICK));
  }
}
