package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A task that the engine has to invoke.
 *
 * @param task the number of the attempt within its execution; its result refers to it
 * @param resource the ARN of what to invoke
 * @param token when the task waits for a result with this token
 */
public record TaskCall(int task, String resource, JsonNode arguments, Optional<String> token) {
  private static final String WAITING = ".waitForTaskToken";

  /** Whether tasks of a resource wait for a result with their token. */
  public static boolean waits(String resource) {
    return resource.endsWith(WAITING);
  }
}
