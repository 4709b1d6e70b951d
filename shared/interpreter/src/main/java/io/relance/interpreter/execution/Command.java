package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;

/** What can be told to a running execution. */
public sealed interface Command {
  /** Time has passed: look at the clock. */
  record Wake() implements Command {}

  /** A task that is not waiting for a token has its result. */
  record TaskSucceeded(int task, JsonNode output) implements Command {}

  /** A task could not be invoked, or failed. */
  record TaskFailed(int task, Failure failure) implements Command {}

  /** A task that waits for its token was taken by its resource, which answered this. */
  record TaskSubmitted(int task, JsonNode response) implements Command {}

  /** Whoever holds the token gives the task its result. */
  record TokenSucceeded(String token, JsonNode output) implements Command {}

  /** Whoever holds the token makes the task fail. */
  record TokenFailed(String token, Failure failure) implements Command {}

  /** Whoever holds the token is still at work. */
  record Heartbeat(String token) implements Command {}

  /** Ends the execution as aborted. */
  record Stop(Failure failure) implements Command {}
}
