package io.relance.interpreter.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.interpreter.execution.Command;
import io.relance.interpreter.execution.Execution;
import io.relance.interpreter.execution.Failure;
import io.relance.interpreter.execution.HistoryEvent;
import io.relance.interpreter.execution.Identity;
import io.relance.interpreter.execution.Interpreter;
import io.relance.interpreter.execution.TaskCall;
import io.relance.interpreter.execution.TransitionResult;
import io.relance.interpreter.machine.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Runs one execution on a simulated clock, which jumps to the next result or timer; a function
 * gives the results of tasks.
 */
public final class Simulation {
  private final Machine machine;
  private final Tasks tasks;
  private final Interpreter interpreter;
  private final List<HistoryEvent> history = new ArrayList<>();
  private final PriorityQueue<Due> answers =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
  private Instant now;
  private long order;

  private Simulation(Machine machine, Instant start, RandomGenerator random, Tasks tasks) {
    this.machine = machine;
    this.tasks = tasks;
    this.now = start;
    this.interpreter = new Interpreter(() -> now, random);
  }

  /**
   * The result of a simulation.
   *
   * @param execution ended, or waiting for a task without a result
   */
  public record Outcome(Execution execution, List<HistoryEvent> history) {}

  private record Due(Instant at, long order, Command command) {}

  /** The start of a simulation. */
  public record Beginning(Identity identity, JsonNode input, Instant at) {}

  /** Gives the results of tasks, which may depend on the simulated time. */
  @FunctionalInterface
  public interface Tasks {
    TaskAnswer answer(TaskCall call, Instant now);
  }

  public static Outcome run(
      Machine machine,
      Beginning beginning,
      RandomGenerator random,
      Function<TaskCall, TaskAnswer> tasks) {
    return run(machine, beginning, random, (call, _) -> tasks.apply(call));
  }

  public static Outcome run(
      Machine machine, Beginning beginning, RandomGenerator random, Tasks tasks) {
    return new Simulation(machine, beginning.at(), random, tasks).run(beginning);
  }

  private Outcome run(Beginning beginning) {
    Execution execution = take(interpreter.start(machine, beginning.identity(), beginning.input()));
    Optional<Command> next = next(execution);
    while (next.isPresent()) {
      execution = take(interpreter.advance(machine, execution, next.get()));
      next = next(execution);
    }
    return new Outcome(execution, List.copyOf(history));
  }

  private Execution take(TransitionResult transitionResult) {
    history.addAll(transitionResult.history());
    transitionResult.calls().forEach(call -> plan(call, tasks.answer(call, now)));
    return transitionResult.execution();
  }

  private void plan(TaskCall call, TaskAnswer taskAnswer) {
    if (call.token().isPresent()) {
      JsonNode nothing = JsonNodeFactory.instance.objectNode();
      plan(Duration.ZERO, new Command.TaskSubmitted(call.task(), nothing));
    }
    switch (taskAnswer) {
      case TaskAnswer.Success(JsonNode output, Duration after) ->
          plan(
              after,
              call.token()
                  .<Command>map(token -> new Command.TokenSucceeded(token, output))
                  .orElse(new Command.TaskSucceeded(call.task(), output)));
      case TaskAnswer.Failed(Failure failure, Duration after) ->
          plan(
              after,
              call.token()
                  .<Command>map(token -> new Command.TokenFailed(token, failure))
                  .orElse(new Command.TaskFailed(call.task(), failure)));
      case TaskAnswer.Silence() -> {}
    }
  }

  private void plan(Duration after, Command command) {
    answers.add(new Due(now.plus(after), order++, command));
  }

  /** Moves the clock to the next result or timer; at the same instant, the result comes first. */
  private Optional<Command> next(Execution execution) {
    if (execution.end().isPresent()) {
      return Optional.empty();
    }
    Optional<Instant> timer = execution.due();
    Due answer = answers.peek();
    if (answer != null && timer.filter(answer.at()::isAfter).isEmpty()) {
      now = answers.remove().at();
      return Optional.of(answer.command());
    }
    timer.filter(now::isBefore).ifPresent(at -> now = at);
    return timer.map(_ -> new Command.Wake());
  }
}
