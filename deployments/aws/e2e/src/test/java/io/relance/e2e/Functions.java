package io.relance.e2e;

import io.relance.e2e.FunctionEndpoint.Answer;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * All functions of a deployment, each one instance that is started when it is first needed. They go
 * wrong when told to, and remember what they were invoked with.
 */
final class Functions implements FunctionEndpoint.Functions, AutoCloseable {
  /** How an invocation goes wrong. */
  enum Fault {
    DIES_BEFORE,
    DIES_AFTER
  }

  /** What a function was invoked with, by its name without that of the stack. */
  record Invocation(String function, String event) {}

  private final Packages packages;
  private final Map<String, RunningFunction> running = new ConcurrentHashMap<>();
  private final List<Invocation> seen = new CopyOnWriteArrayList<>();
  private final List<PlannedFault> faults = new CopyOnWriteArrayList<>();
  private volatile Map<String, DeployedFunction> deployed = Map.of();

  Functions(Packages packages) {
    this.packages = packages;
  }

  /** From now on these are there. */
  void deploy(Map<String, DeployedFunction> functions) {
    deployed = functions;
  }

  /** The next invocation of a function with such an event goes wrong; says later whether it did. */
  BooleanSupplier next(Fault fault, String function, Predicate<String> event) {
    var planned = new PlannedFault(fault, function, event);
    faults.add(planned);
    return () -> !faults.contains(planned);
  }

  /** All invocations that came from queues and executions so far, in order. */
  List<Invocation> seen() {
    return List.copyOf(seen);
  }

  /** Kills the instance of a function, whatever it is at; its next event starts another. */
  void kill(String name) {
    Optional.ofNullable(running.remove(name)).ifPresent(RunningFunction::close);
  }

  /** Starts another instance of a function, to be measured. */
  RunningFunction start(String name, Map<String, String> environment, List<String> options) {
    return new RunningFunction(packages, declared(name).with(environment), options);
  }

  /** Delivers something again, as it was. */
  void again(Invocation invocation) {
    var _ = instance(invocation.function()).invoke(invocation.event());
  }

  @Override
  public Answer invoke(String function, String event) {
    var name = function.substring(Stack.NAME.length() + 1).split(":")[0];
    seen.add(new Invocation(name, event));
    var fault = faults.stream().filter(each -> each.meets(name, event)).findFirst();
    fault.ifPresent(faults::remove);
    if (fault.filter(each -> each.fault() == Fault.DIES_BEFORE).isPresent()) {
      return died();
    }
    var answer = GatewayShapes.invoked(event, given -> answer(name, given));
    return fault.isPresent() ? died() : answer;
  }

  private Answer answer(String name, String event) {
    try {
      return instance(name).invoke(event);
    } catch (UncheckedIOException killed) {
      return died();
    }
  }

  private static Answer died() {
    return Answer.failure("Runtime.ExitError", "RequestId: 1 Error: Runtime exited");
  }

  private RunningFunction instance(String name) {
    return running.computeIfAbsent(
        name, _ -> new RunningFunction(packages, declared(name), List.of()));
  }

  private DeployedFunction declared(String name) {
    var function = deployed.get(Stack.NAME + "-" + name);
    if (function == null) {
      throw new IllegalStateException("The template declares no function " + name);
    }
    return function;
  }

  @Override
  public void close() {
    running.values().forEach(RunningFunction::close);
  }

  private record PlannedFault(Fault fault, String function, Predicate<String> event) {
    boolean meets(String name, String given) {
      return function.equals(name) && event.test(given);
    }
  }
}
