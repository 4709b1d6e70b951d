package io.relance.embedded.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.domain.engine.MachineVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Measures how many task elements a second the engine carries, each durable. */
final class EngineFigures {
  private static final int ELEMENTS = 10;

  private EngineFigures() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int executions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
    measure(executions / 10);
    measure(executions);
  }

  private static void measure(int executions) throws IOException, InterruptedException {
    var invoked = new AtomicLong();
    TaskHandler element =
        _ -> {
          invoked.incrementAndGet();
          return "{\"exit\":\"next\"}";
        };
    var folder = Files.createTempDirectory("figures");
    try (var machine = new OneMachine(folder, InstantSource.system(), Map.of("element", element))) {
      var version = machine.engine.publish("flow", 1, flow());
      long start = System.nanoTime();
      startAll(machine, version, executions);
      double started = (System.nanoTime() - start) / 1e9;
      machine.awaitIdle();
      if (invoked.get() != (long) executions * ELEMENTS) {
        throw new AssertionError("idle after only " + invoked + " elements");
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "%d executions of %d elements: %.0f elements/s; all started after %.1f s, ended after %.1f s%n",
          executions, ELEMENTS, invoked.get() / seconds, started, seconds);
    }
  }

  private static void startAll(OneMachine machine, MachineVersion version, int executions)
      throws InterruptedException {
    try (var starters = Executors.newFixedThreadPool(16)) {
      for (int n = 0; n < executions; n++) {
        String name = "wave-" + n;
        starters.execute(
            () -> machine.engine.start(version, name, "{\"wave\":\"" + name + "\",\"attempt\":1}"));
      }
    }
  }

  /** Each element as flows are compiled: a task, then a choice on the exit that it took. */
  private static String flow() {
    var states = JsonNodeFactory.instance.objectNode();
    for (int n = 0; n < ELEMENTS; n++) {
      var task = states.putObject("Element " + n).put("Type", "Task");
      task.put("Resource", "arn:aws:states:::lambda:invoke");
      var arguments = task.putObject("Arguments").put("FunctionName", "element");
      var payload = arguments.putObject("Payload").put("element", "element-" + n);
      payload.put("wave", "{% $states.context.Execution.Input.wave %}");
      payload.put("execution", "{% $states.context.Execution.Name %}");
      task.put("Output", "{% $states.result.Payload %}").put("Next", "Exit " + n);
      task.putArray("Retry")
          .addObject()
          .put("IntervalSeconds", 2)
          .put("JitterStrategy", "FULL")
          .putArray("ErrorEquals")
          .add("io.relance.domain.failure.TransientFailure");
      var choice = states.putObject("Exit " + n).put("Type", "Choice");
      String next = n + 1 < ELEMENTS ? "Element " + (n + 1) : "End";
      choice
          .putArray("Choices")
          .addObject()
          .put("Condition", "{% $states.input.exit = 'next' %}")
          .put("Next", next);
      choice.put("Default", "End");
    }
    states.putObject("End").put("Type", "Succeed");
    var machine = JsonNodeFactory.instance.objectNode().put("QueryLanguage", "JSONata");
    machine.put("StartAt", "Element 0").set("States", states);
    return machine.toString();
  }
}
