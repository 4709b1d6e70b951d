package io.relance.lambda;

import io.relance.aws.AwsNames;
import io.relance.config.InvalidSetting;
import java.util.Map;

/**
 * The AWS resources of this deployment, from the environment that `template.yaml` sets.
 *
 * @param bucket where objects are stored
 * @param machines the common settings of state machines
 * @param alarms how the schedule is started
 */
public record StackConfig(AwsNames names, String bucket, Machines machines, Waking alarms) {

  /**
   * Settings of state machines.
   *
   * @param arns the prefix of their ARNs
   * @param role the role under which they run
   * @param elements the function that executions call for each element
   * @param sendsQueue the URL of the queue that they send to
   */
  public record Machines(String arns, String role, String elements, String sendsQueue) {}

  /**
   * One-shot schedules.
   *
   * @param group the schedule group in which they are created
   * @param role the role that invokes the target
   * @param target the ARN of the function that they invoke
   * @param jobs the ARN of the function of jobs, which they start
   */
  public record Waking(String group, String role, String target, String jobs) {}

  public static StackConfig of(Map<String, String> environment) {
    return new StackConfig(
        new AwsNames(required(environment, "RELANCE_PREFIX"), SharedQueues.ALL),
        required(environment, "RELANCE_BUCKET"),
        new Machines(
            required(environment, "RELANCE_MACHINES"),
            required(environment, "RELANCE_MACHINES_ROLE_ARN"),
            required(environment, "RELANCE_ELEMENTS_ARN"),
            required(environment, "RELANCE_SENDS_QUEUE_URL")),
        new Waking(
            required(environment, "RELANCE_ALARM_GROUP"),
            required(environment, "RELANCE_ALARM_ROLE_ARN"),
            required(environment, "RELANCE_ALARM_TARGET_ARN"),
            required(environment, "RELANCE_ALARM_JOBS_ARN")));
  }

  private static String required(Map<String, String> environment, String name) {
    var value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new InvalidSetting(name, "is missing");
    }
    return value;
  }
}
