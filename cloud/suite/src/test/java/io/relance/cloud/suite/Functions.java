package io.relance.cloud.suite;

import io.relance.cloud.suite.FunctionsDoor.Answer;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** All functions of a deployment, each one instance that is started when it is first needed. */
final class Functions implements FunctionsDoor.Functions, AutoCloseable {
  private final Packages packages;
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final Map<String, Queue<UnaryOperator<Answer>>> faults = new ConcurrentHashMap<>();
  private volatile Map<String, DeployedFunction> deployed = Map.of();

  Functions(Packages packages) {
    this.packages = packages;
  }

  /** From now on these are there. */
  void deploy(Map<String, DeployedFunction> functions) {
    deployed = functions;
  }

  @Override
  public Answer invoke(String function, String event) {
    var name = function.split(":")[0];
    var answer = GatewayShapes.invoked(event, given -> instance(name).invoke(given));
    var fault = faults.getOrDefault(name, new ArrayDeque<>()).poll();
    return fault == null ? answer : fault.apply(answer);
  }

  private Running instance(String name) {
    return running.computeIfAbsent(name, _ -> new Running(packages, declared(name)));
  }

  private DeployedFunction declared(String name) {
    var function = deployed.get(name);
    if (function == null) {
      throw new IllegalStateException("The template declares no function " + name);
    }
    return function;
  }

  @Override
  public void close() {
    running.values().forEach(Running::close);
  }
}
