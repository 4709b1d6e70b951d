package io.relance.interpreter;

import io.relance.interpreter.execution.Command;
import io.relance.interpreter.execution.Execution;
import io.relance.interpreter.execution.Failure;
import io.relance.interpreter.execution.HistoryEvent;
import io.relance.interpreter.execution.Interpreter;
import io.relance.interpreter.execution.TaskCall;
import io.relance.interpreter.execution.TransitionResult;
import io.relance.interpreter.machine.Machine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Runs a machine as an engine does, putting the execution away between any two commands. */
final class StoredRun {
  private final Machine machine;
  private final long seed;
  private final UnaryOperator<Execution> storing;
  private final PriorityQueue<Due> answers =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
  private final List<HistoryEvent> history = new ArrayList<>();
  private final Interpreter interpreter;
  private Instant now = Runs.START;
  private int order;

  private record Due(Instant at, int order, Command command) {}

  private StoredRun(long seed, UnaryOperator<Execution> storing) {
    this.machine = RandomMachines.machine(seed);
    this.seed = seed;
    this.storing = storing;
    this.interpreter = new Interpreter(() -> now, new Random(seed));
  }

  /** The history of the machine of a seed. */
  static List<HistoryEvent> history(long seed, UnaryOperator<Execution> storing) {
    return new StoredRun(seed, storing).run();
  }

  private List<HistoryEvent> run() {
    var execution = take(interpreter.start(machine, Runs.IDENTITY, Runs.json("{a: [1]}")));
    while (execution.end().isEmpty()) {
      Due answer = answers.peek();
      Optional<Instant> timer = execution.due();
      Command command = new Command.Wake();
      if (answer != null && timer.filter(answer.at()::isAfter).isEmpty()) {
        command = answers.remove().command();
        now = answer.at();
      } else {
        now = timer.filter(now::isBefore).orElse(now);
      }
      execution = take(interpreter.advance(machine, execution, command));
    }
    return history;
  }

  private Execution take(TransitionResult transitionResult) {
    history.addAll(transitionResult.history());
    transitionResult.calls().forEach(this::plan);
    return storing.apply(transitionResult.execution());
  }

  /** The result of a task depends only on the seed and its number. */
  private void plan(TaskCall call) {
    var random = new Random(seed * 31 + call.task());
    call.token()
        .ifPresent(
            token -> {
              answer(0, new Command.TaskSubmitted(call.task(), Runs.json("{}")));
              answer(3 + random.nextInt(20), new Command.Heartbeat(token));
            });
    switch (random.nextInt(5)) {
      case 0 -> {}
      case 1 -> {
        var failure = Failure.of(random.nextBoolean() ? "Busy" : "Broken", "cause");
        answer(
            random.nextInt(80),
            call.token()
                .<Command>map(token -> new Command.TokenFailed(token, failure))
                .orElse(new Command.TaskFailed(call.task(), failure)));
      }
      default -> {
        var output = Runs.json("{n: %d}".formatted(call.task()));
        answer(
            random.nextInt(80),
            call.token()
                .<Command>map(token -> new Command.TokenSucceeded(token, output))
                .orElse(new Command.TaskSucceeded(call.task(), output)));
      }
    }
  }

  private void answer(int seconds, Command command) {
    answers.add(new Due(now.plusSeconds(seconds), order++, command));
  }
}
