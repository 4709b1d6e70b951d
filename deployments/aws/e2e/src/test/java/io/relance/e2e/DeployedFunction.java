package io.relance.e2e;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * A function as the template made it.
 *
 * @param handler its entry, such as {@code io.relance.lambda.SendsFunction::handleRequest}
 * @param role the ARN of what it runs as
 * @param timeout in seconds
 * @param memory in megabytes
 */
record DeployedFunction(
    String name,
    String handler,
    String role,
    int timeout,
    int memory,
    Map<String, String> environment) {

  static DeployedFunction of(FunctionConfiguration configuration) {
    return new DeployedFunction(
        configuration.functionName(),
        configuration.handler(),
        configuration.role(),
        configuration.timeout(),
        configuration.memorySize(),
        Map.copyOf(configuration.environment().variables()));
  }

  /** The same with what an emulated AWS needs. */
  DeployedFunction with(Map<String, String> more) {
    var all = new HashMap<>(environment);
    all.putAll(more);
    return new DeployedFunction(name, handler, role, timeout, memory, Map.copyOf(all));
  }
}
