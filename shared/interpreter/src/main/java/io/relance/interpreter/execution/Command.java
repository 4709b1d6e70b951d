package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;

/** A command to a running execution. */
public sealed interface Command {
  /** Time has passed: timers may have expired. */
  record Wake() implements Command {}

  /** A task that is not waiting for a token has its result. */
  record TaskSucceeded(int task, JsonNode output) implements Command {}

  /** A task could not be invoked, or failed. */
  record TaskFailed(int task, Failure failure) implements Command {}

  /** The resource has accepted a task that waits for its token, with this response. */
  record TaskSubmitted(int task, JsonNode response) implements Command {}

  /** The holder of the token reports the result of the task. */
  record TokenSucceeded(String token, JsonNode output) implements Command {}

  /** The holder of the token reports that the task has failed. */
  record TokenFailed(String token, Failure failure) implements Command {}

  /** The holder of the token reports that the task is still running. */
  record Heartbeat(String token) implements Command {}

  /** Ends the execution as aborted. */
  record Stop(Failure failure) implements Command {}
}
