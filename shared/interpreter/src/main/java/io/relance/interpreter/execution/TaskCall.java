package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A task that the engine has to invoke.
 *
 * @param task numbers the attempt within its execution; the answer names it
 * @param resource the ARN of what to invoke
 * @param token when the task waits for an answer that names it
 */
public record TaskCall(int task, String resource, JsonNode arguments, Optional<String> token) {
  private static final String WAITING = ".waitForTaskToken";

  /** Whether tasks of a resource wait until their token comes back. */
  public static boolean waits(String resource) {
    return resource.endsWith(WAITING);
  }
}
