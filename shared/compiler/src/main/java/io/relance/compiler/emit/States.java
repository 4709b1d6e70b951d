package io.relance.compiler.emit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.compiler.plan.Plan;
import io.relance.compiler.plan.PlannedElement;
import io.relance.domain.id.ElementId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The states of one definition as they are emitted; the forms that emitters share. */
final class States {
  /** Longer than any function may run. */
  private static final Duration INVOCATION = Duration.ofMinutes(16);

  /** Far longer than quiet hours and a slow sender together can hold a message. */
  private static final Duration SENDING = Duration.ofDays(30);

  /**
   * The instant that a Wait is given, rounded up to a whole second: Step Functions cuts off the
   * part of one, and would continue before its time. What is no such instant fails as the Wait
   * does.
   */
  static final String UNTIL =
      "{% $contains($string($states.input.until), '.')"
          + " ? $fromMillis($ceil($toMillis($states.input.until) / 1000) * 1000)"
          + " : $states.input.until %}";

  private final Plan plan;
  private final ObjectNode states = JsonNodeFactory.instance.objectNode();
  private boolean choosesExits;

  States(Plan plan) {
    this.plan = plan;
  }

  ObjectNode json() {
    return states;
  }

  /** Whether any element has a state that chooses the exit. */
  boolean choosesExits() {
    return choosesExits;
  }

  ObjectNode put(String name, String type) {
    return states.putObject(name).put("Type", type);
  }

  String stateOf(ElementId id) {
    return plan.stateOf(id);
  }

  /** A task in which the elements function does the element's work for the whole wave. */
  ObjectNode invoke(PlannedElement planned) {
    var task = put(planned.state(), "Task").put("Resource", "arn:aws:states:::lambda:invoke");
    var arguments = task.putObject("Arguments").put("FunctionName", "${ElementsFunction}");
    describe(arguments.putObject("Payload"), planned);
    task.put("Output", "{% $states.result.Payload %}")
        .put("TimeoutSeconds", INVOCATION.toSeconds())
        .putArray("Retry")
        .add(Retries.ofLambda());
    loseWaveOnFailure(task);
    return task;
  }

  /** A task that queues the wave's sends and waits until the last of them is settled. */
  ObjectNode send(PlannedElement planned) {
    var task =
        put(planned.state(), "Task")
            .put("Resource", "arn:aws:states:::sqs:sendMessage.waitForTaskToken");
    var arguments = task.putObject("Arguments").put("QueueUrl", "${SendsQueueUrl}");
    describe(arguments.putObject("MessageBody"), planned)
        .put("token", "{% $states.context.Task.Token %}");
    task.put("TimeoutSeconds", SENDING.toSeconds()).putArray("Retry").add(Retries.ofQueue());
    loseWaveOnFailure(task);
    return task;
  }

  private static ObjectNode describe(ObjectNode body, PlannedElement planned) {
    return body.put("wave", "{% $wave %}")
        .put("attempt", "{% $attempt %}")
        .put("element", planned.element().id().value());
  }

  private static void loseWaveOnFailure(ObjectNode task) {
    var caught = task.putArray("Catch").addObject();
    caught.putArray("ErrorEquals").add("States.ALL");
    caught.put("Next", Plan.WAVE_LOST);
  }

  /** A choice of the next state by the exit that the element's work returned. */
  void choose(PlannedElement planned, Map<String, String> stateByExit) {
    choosesExits = true;
    var choice = put(planned.exitState(), "Choice");
    var rules = choice.putArray("Choices");
    stateByExit.forEach(
        (exit, state) ->
            rules
                .addObject()
                .put("Condition", "{% $states.input.exit = '" + exit + "' %}")
                .put("Next", state));
    rules
        .addObject()
        .put("Condition", "{% $states.input.exit = 'ended' %}")
        .put("Next", Plan.WAVE_ENDED);
    choice.put("Default", Plan.UNKNOWN_EXIT);
  }

  /** A choice of the next state by the exits of the element. */
  void chooseExit(PlannedElement planned) {
    var stateByExit = new LinkedHashMap<String, String>();
    planned.element().exits().forEach((exit, to) -> stateByExit.put(exit, stateOf(to)));
    choose(planned, stateByExit);
  }
}
