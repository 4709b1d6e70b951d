package io.relance.e2e.definitions;

import io.relance.interpreter.execution.Execution;
import io.relance.interpreter.execution.Failure;
import io.relance.interpreter.execution.HistoryEvent;
import io.relance.interpreter.execution.Identity;
import io.relance.interpreter.execution.Identity.Named;
import io.relance.interpreter.execution.TaskCall;
import io.relance.interpreter.machine.Machine;
import io.relance.interpreter.simulation.Simulation;
import io.relance.interpreter.simulation.TaskAnswer;
import java.util.Random;
import java.util.stream.Stream;

/** Runs waves on our interpreter, on a clock of their own. */
final class OnInterpreter {
  private final Machine machine;

  OnInterpreter(String definition) {
    this.machine = Machine.read(definition);
  }

  ObservedExecution run(Wave wave) {
    var identity = new Identity(new Named("execution", "e"), new Named("machine", "m"), "role");
    var beginning = new Simulation.Beginning(identity, wave.input(), wave.script().begin());
    var taskAnswers = new TaskAnswers(wave.script());
    var outcome =
        Simulation.run(machine, beginning, new Random(7), call -> reply(call, taskAnswers));
    return new ObservedExecution(
        end(outcome.execution().end().orElseThrow()),
        outcome.history().stream().flatMap(OnInterpreter::step).toList(),
        outcome.history().stream().map(HistoryEvent::type).toList(),
        taskAnswers.tasks());
  }

  private static TaskAnswer reply(TaskCall call, TaskAnswers taskAnswers) {
    return call.token().isPresent()
        ? settled(taskAnswers.answer(call.arguments().path("MessageBody")))
        : returned(taskAnswers.answer(call.arguments().path("Payload")));
  }

  private static TaskAnswer settled(Reply reply) {
    return switch (reply) {
      case Reply.Success(var output) -> TaskAnswer.success(output);
      case Reply.Failed(var error, var message) -> TaskAnswer.failed(Failure.of(error, message));
    };
  }

  /** What a function returns comes wrapped. */
  private static TaskAnswer returned(Reply reply) {
    return switch (reply) {
      case Reply.Success(var output) -> TaskAnswer.success(Json.object().set("Payload", output));
      case Reply.Failed failed -> TaskAnswer.failed(Failure.of(failed.error(), failed.payload()));
    };
  }

  private static Stream<ObservedExecution.Step> step(HistoryEvent event) {
    var content = event.type().endsWith("StateEntered") ? "input" : "output";
    return event.type().matches(".*State(Entered|Exited)")
        ? Stream.of(
            new ObservedExecution.Step(
                event.type(),
                event.details().path("name").textValue(),
                event.details().path(content)))
        : Stream.empty();
  }

  private static ObservedExecution.End end(Execution.End end) {
    return new ObservedExecution.End(
        end.state(), end.output(), end.failure().error(), end.failure().cause());
  }
}
