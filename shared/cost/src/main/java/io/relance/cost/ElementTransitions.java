package io.relance.cost;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.interpreter.execution.HistoryEvent;
import io.relance.interpreter.execution.Identity;
import io.relance.interpreter.execution.TaskCall;
import io.relance.interpreter.machine.Machine;
import io.relance.interpreter.simulation.Simulation;
import io.relance.interpreter.simulation.TaskAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** Counts states by running a definition from one element to the next. */
final class ElementTransitions {
  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final String LATER = START.plus(Duration.ofHours(1)).toString();
  private static final Identity NOBODY =
      new Identity(new Identity.Named("cost", "cost"), new Identity.Named("cost", "cost"), "cost");

  private final Machine machine;
  private final Map<Way, ElementTransition> counted = new HashMap<>();

  ElementTransitions(String definition) {
    this.machine = Machine.read(definition);
  }

  private record Way(String element, String exit) {}

  /** Each way is run once, however often it is asked about. */
  ElementTransition of(String element, String exit) {
    return counted.computeIfAbsent(new Way(element, exit), way -> count(way.element(), way.exit()));
  }

  private ElementTransition count(String element, String exit) {
    var atOnce = run(input(element), exit);
    var delayed = run(input(element).put("until", LATER), exit);
    var tasks = tasks(atOnce);
    int first = tasks.getFirst();
    int next = tasks.size() > 1 ? tasks.get(1) : atOnce.size();
    return new ElementTransition(
        states(atOnce.subList(0, first)),
        states(delayed.subList(0, tasks(delayed).getFirst())),
        states(atOnce.subList(first, next)),
        next - first);
  }

  /** Answers the first task, and lets the run end at the second. */
  private List<HistoryEvent> run(ObjectNode input, String exit) {
    var answered = new AtomicBoolean();
    var beginning = new Simulation.Beginning(NOBODY, input, START);
    return Simulation.run(
            machine,
            beginning,
            new Random(0),
            call ->
                answered.getAndSet(true)
                    ? new TaskAnswer.Silence()
                    : TaskAnswer.success(of(call, exit)))
        .history();
  }

  private static ObjectNode of(TaskCall call, String exit) {
    var step = JsonNodeFactory.instance.objectNode().put("exit", exit).put("until", LATER);
    return call.token().isPresent()
        ? step
        : JsonNodeFactory.instance.objectNode().set("Payload", step);
  }

  private static ObjectNode input(String element) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("wave", "wave")
        .put("attempt", 1)
        .put("enter", element);
  }

  private static List<Integer> tasks(List<HistoryEvent> history) {
    return IntStream.range(0, history.size())
        .filter(at -> history.get(at).type().equals("TaskStateEntered"))
        .boxed()
        .toList();
  }

  private static int states(List<HistoryEvent> history) {
    return (int) history.stream().filter(event -> event.type().endsWith("StateEntered")).count();
  }
}
