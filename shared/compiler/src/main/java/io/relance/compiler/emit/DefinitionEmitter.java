package io.relance.compiler.emit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.compiler.plan.Plan;

/**
 * Writes a definition in Amazon States Language.
 *
 * <p>The input of an execution is {@code {"wave", "attempt", "enter"}}, where {@code enter} is the
 * element to enter, and {@code "until"} when the execution must wait for an instant first.
 */
public final class DefinitionEmitter {
  private DefinitionEmitter() {}

  /**
   * The definition of a plan; the engine replaces placeholders such as {@code ${ElementsFunction}}.
   */
  public static ObjectNode emit(Plan plan) {
    var definition =
        JsonNodeFactory.instance
            .objectNode()
            .put("QueryLanguage", "JSONata")
            .put("StartAt", Plan.ENTER);
    var states = new States(plan);
    entrance(plan, states);
    plan.elements().forEach(new ElementEmitter(states)::emit);
    ends(states);
    definition.set("States", states.json());
    return definition;
  }

  private static void entrance(Plan plan, States states) {
    var enter = states.put(Plan.ENTER, "Choice");
    var rules = enter.putArray("Choices");
    rules
        .addObject()
        .put("Condition", "{% $exists($states.input.until) %}")
        .put("Next", Plan.WAIT_TO_ENTER);
    for (var planned : plan.elements()) {
      var id = planned.element().id().value();
      var rule =
          rules
              .addObject()
              .put("Condition", "{% $states.input.enter = '" + id + "' %}")
              .put("Next", planned.state());
      rule.putObject("Assign")
          .put("wave", "{% $states.input.wave %}")
          .put("attempt", "{% $states.input.attempt %}");
    }
    enter.put("Default", Plan.UNKNOWN_ELEMENT);
    waitToEnter(states);
  }

  private static void waitToEnter(States states) {
    var wait = states.put(Plan.WAIT_TO_ENTER, "Wait").put("Timestamp", States.UNTIL);
    wait.putObject("Output")
        .put("wave", "{% $states.input.wave %}")
        .put("attempt", "{% $states.input.attempt %}")
        .put("enter", "{% $states.input.enter %}");
    wait.put("Next", Plan.ENTER);
  }

  private static void ends(States states) {
    if (states.choosesExits()) {
      states.put(Plan.WAVE_ENDED, "Succeed");
      fail(states, Plan.UNKNOWN_EXIT, "Relance.UnknownExit", "The element has no such exit.");
    }
    fail(states, Plan.UNKNOWN_ELEMENT, "Relance.UnknownElement", "There is no such element.");
    states
        .put(Plan.WAVE_LOST, "Fail")
        .put("Error", "{% $states.input.Error %}")
        .put("Cause", "{% $exists($states.input.Cause) ? $states.input.Cause : '' %}");
  }

  private static void fail(States states, String name, String error, String cause) {
    states.put(name, "Fail").put("Error", error).put("Cause", cause);
  }
}
