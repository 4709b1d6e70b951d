package io.relance.embedded.engine;

import io.relance.testkit.contract.FlowEngineWorld;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** A process that starts executions, and says which, until it is killed. */
final class KilledEngine {
  static final String FLOW =
      """
      'One': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke',
        'Arguments': {'FunctionName': 'echo', 'Payload': '{% $states.input %}'}, 'Next': 'Two'},
      'Two': {'Type': 'Wait', 'Seconds': 1, 'Next': 'Three'},
      'Three': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke',
        'Arguments': {'FunctionName': 'echo', 'Payload': '{% $states.context.Execution.Input %}'},
        'Output': '{% $states.result.Payload.echo.n %}', 'End': true}
      """;

  private KilledEngine() {}

  public static void main(String[] arguments) {
    var folder = Path.of(arguments[0]);
    var machine = new OneMachine(folder, InstantSource.system(), Map.of("echo", OneMachine::echo));
    var version = machine.engine.publish("flow", 1, FlowEngineWorld.definition(FLOW));
    for (int n = 0; ; n++) {
      machine.engine.start(version, arguments[1] + "-" + n, "{\"n\":" + n + "}");
      System.out.println(arguments[1] + "-" + n);
    }
  }
}
