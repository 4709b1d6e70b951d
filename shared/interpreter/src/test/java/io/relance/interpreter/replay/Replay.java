package io.relance.interpreter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.engine.InvalidDefinition;
import io.relance.interpreter.Runs;
import io.relance.interpreter.execution.Command;
import io.relance.interpreter.execution.Failure;
import io.relance.interpreter.execution.Identity;
import io.relance.interpreter.execution.Interpreter;
import io.relance.interpreter.machine.Machine;
import io.relance.interpreter.replay.jsonpath.Translation;
import io.relance.interpreter.replay.jsonpath.Untranslatable;
import io.relance.interpreter.simulation.Simulation;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;

/** Runs what was recorded once more, here. */
final class Replay {
  private static final String STATES = "arn:<partition>:states:<region>:111111111111:";

  private final Templates templates;

  Replay(Templates templates) {
    this.templates = templates;
  }

  Verdict verdict(Recording recording) {
    if (recording.events().stream().anyMatch(e -> e.path("type").asText().startsWith("MapRun"))) {
      return new Verdict.LeftOut("Distributed Map");
    }
    if (recording.events().size() == 1) {
      return new Verdict.LeftOut("the recording stops before the first state");
    }
    Optional<JsonNode> template = templates.of(recording);
    if (template.isEmpty()) {
      return new Verdict.LeftOut("its definition is not among the templates");
    }
    if (template.get().findValuesAsText("Mode").contains("DISTRIBUTED")) {
      return new Verdict.LeftOut("Distributed Map");
    }
    return replay(recording, template.get());
  }

  private static Verdict replay(Recording recording, JsonNode template) {
    try {
      ObjectNode definition =
          Translation.translate(new Adjustments(recording).apply(template.deepCopy()));
      Machine machine = Machine.read(definition.toString());
      var beginning = new Simulation.Beginning(identity(recording), recording.input(), Runs.START);
      var outcome =
          recording.last().path("type").asText().equals("ExecutionAborted")
              ? stopped(machine, beginning)
              : Simulation.run(machine, beginning, new Random(1), new RecordedTasks(recording));
      var comparison = new Comparison(recording, outcome);
      if (PathFailures.isOne(recording) && PathFailures.isRecoverable(recording, definition)) {
        return new Verdict.LeftOut("Catch and Retry do not treat a failed path as they do another");
      }
      if (outcome.history().getLast().details().path("cause").asText().contains("JSONPath: ")) {
        return new Verdict.LeftOut("no mechanical translation for what its input holds");
      }
      return comparison
          .difference()
          .<Verdict>map(Verdict.Differs::new)
          .orElseGet(() -> new Verdict.Passed(comparison.smallDifference()));
    } catch (Untranslatable e) {
      return new Verdict.LeftOut("no mechanical translation: " + e.getMessage());
    } catch (InvalidDefinition e) {
      return new Verdict.Differs("refused: " + e.getMessage());
    } catch (RuntimeException e) {
      // A fault of one replay must not hide what the others say.
      return new Verdict.Differs("the replay failed: " + e);
    }
  }

  /** Begins, and is stopped where it first waits for something. */
  private static Simulation.Outcome stopped(Machine machine, Simulation.Beginning beginning) {
    var interpreter = new Interpreter(beginning::at, new Random(1));
    var started = interpreter.start(machine, beginning.identity(), beginning.input());
    var stop = new Command.Stop(Failure.NONE);
    var ended = interpreter.advance(machine, started.execution(), stop);
    var history = new ArrayList<>(started.history());
    history.addAll(ended.history());
    return new Simulation.Outcome(ended.execution(), history);
  }

  private static Identity identity(Recording recording) {
    return new Identity(
        new Identity.Named(
            STATES + "execution:<ArnPart_0idx>:<ExecArnPart_0idx>", "<ExecArnPart_0idx>"),
        new Identity.Named(STATES + "stateMachine:<ArnPart_0idx>", "<ArnPart_0idx>"),
        recording.role());
  }
}
