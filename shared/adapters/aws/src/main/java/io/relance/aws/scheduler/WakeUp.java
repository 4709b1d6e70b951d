package io.relance.aws.scheduler;

/**
 * Whom an alarm wakes, as the deployment declares it.
 *
 * @param group the group of schedules that is ours
 * @param target the name (ARN) of the function or queue that is told
 * @param role that lets Scheduler tell it
 * @param message what it is told, as JSON
 */
public record WakeUp(String group, String target, String role, String message) {}
