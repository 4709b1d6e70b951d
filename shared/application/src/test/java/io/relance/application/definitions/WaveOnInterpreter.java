package io.relance.application.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.compiler.Compilation;
import io.relance.compiler.FlowCompiler;
import io.relance.compiler.validate.ValidationContext;
import io.relance.domain.flow.Flow;
import io.relance.domain.id.ElementId;
import io.relance.interpreter.execution.Execution;
import io.relance.interpreter.execution.Identity;
import io.relance.interpreter.execution.Identity.Named;
import io.relance.interpreter.execution.TaskCall;
import io.relance.interpreter.machine.Machine;
import io.relance.interpreter.simulation.Simulation;
import io.relance.interpreter.simulation.TaskAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** One wave walking a compiled flow on the interpreter, its tasks answered by a function. */
final class WaveOnInterpreter {
  static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final FlowCompiler COMPILER = new FlowCompiler();

  private final Machine machine;
  private final List<ElementId> elements = new ArrayList<>();
  private final List<JsonNode> bodies = new ArrayList<>();

  WaveOnInterpreter(Flow flow) {
    this.machine =
        switch (COMPILER.compile(flow, ValidationContext.UNKNOWN)) {
          case Compilation.Compiled(var definition, _) -> Machine.read(definition);
          case Compilation.Rejected(var faults) -> throw new AssertionError(faults);
        };
  }

  /** The elements whose work was asked for, in order. */
  List<ElementId> elements() {
    return elements;
  }

  /** What each task was told. */
  List<JsonNode> bodies() {
    return bodies;
  }

  Execution run(ObjectNode input, Function<ElementId, TaskAnswer> answers) {
    var identity = new Identity(new Named("execution", "e"), new Named("machine", "m"), "role");
    var beginning = new Simulation.Beginning(identity, input, START);
    return Simulation.run(machine, beginning, new Random(7), call -> answer(call, answers))
        .execution();
  }

  private TaskAnswer answer(TaskCall call, Function<ElementId, TaskAnswer> answers) {
    var body = call.arguments().path(call.token().isPresent() ? "MessageBody" : "Payload");
    var element = new ElementId(body.path("element").textValue());
    elements.add(element);
    bodies.add(body);
    return call.token().isPresent() ? answers.apply(element) : invoked(answers.apply(element));
  }

  /** What a function returns comes wrapped. */
  private static TaskAnswer invoked(TaskAnswer taskAnswer) {
    return taskAnswer instanceof TaskAnswer.Success(var output, var after)
        ? new TaskAnswer.Success(
            JsonNodeFactory.instance.objectNode().set("Payload", output), after)
        : taskAnswer;
  }

  static ObjectNode input(ElementId enter) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("wave", "w-1")
        .put("attempt", 2)
        .put("enter", enter.value());
  }
}
