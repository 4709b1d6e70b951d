package io.relance.aws.scheduler;

/**
 * The target of a schedule.
 *
 * @param group the schedule group of this deployment
 * @param target the ARN of the function or queue that is invoked
 * @param role the role with which Scheduler invokes it
 * @param message the input, as JSON
 */
public record WakeUp(String group, String target, String role, String message) {}
