package io.relance.embedded.engine;

import io.relance.domain.engine.InvalidDefinition;
import io.relance.interpreter.machine.Machine;
import io.relance.interpreter.machine.State;
import java.util.ArrayList;
import java.util.Set;

/** The resources that tasks can have on one machine. */
final class Resources {
  static final String INVOKE = "arn:aws:states:::lambda:invoke";
  static final String SEND = "arn:aws:states:::sqs:sendMessage";
  private static final String WAITING = ".waitForTaskToken";
  private static final Set<String> KNOWN = Set.of(INVOKE, INVOKE + WAITING, SEND, SEND + WAITING);

  private Resources() {}

  static boolean isSend(String resource) {
    return resource.startsWith(SEND);
  }

  /**
   * @throws InvalidDefinition when a task has another one
   */
  static void check(Machine machine) {
    var problems = new ArrayList<String>();
    for (State state : machine.states().values()) {
      if (state instanceof State.Task task && !KNOWN.contains(task.work().resource())) {
        problems.add(
            "State '%s', field 'Resource': this engine runs only lambda:invoke and sqs:sendMessage"
                .formatted(task.name()));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidDefinition(String.join("\n", problems));
    }
  }
}
