package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.engine.ExecutionStatus;
import io.relance.interpreter.jsonata.DataLimitExceeded;
import io.relance.interpreter.jsonata.PayloadSize;
import io.relance.interpreter.machine.Machine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Runs state machines: a command turns an execution into the next one, with the tasks to invoke.
 *
 * <p>It stores nothing and invokes nothing: the caller stores the execution, invokes the tasks, and
 * sends {@link Command.Wake} at {@link Execution#due}. The same commands at the same instants with
 * the same random numbers give the same executions.
 */
public final class Interpreter {
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param random also used for task tokens; where these must not be guessed, it must be secure
   */
  public Interpreter(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Starts an execution.
   *
   * @throws DataLimitExceeded when the input is larger than 256 KiB
   */
  public TransitionResult start(Machine machine, Identity identity, JsonNode input) {
    if (PayloadSize.exceeds(input)) {
      throw new DataLimitExceeded("The input of an execution is larger than 256 KiB.");
    }
    Instant now = clock.instant();
    var execution =
        new Execution(
            new Execution.Start(identity, input, now),
            now.plus(machine.longest()),
            new Execution.Counters(0, 0, 0),
            new TreeMap<>(),
            Optional.empty());
    var run = run(machine, execution, now);
    run.begin();
    run.settle();
    return run.result(true);
  }

  /** Applies a command to an execution; one that has ended does not change. */
  public TransitionResult advance(Machine machine, Execution execution, Command command) {
    var run = run(machine, execution, clock.instant());
    if (run.ended()) {
      return run.result(false);
    }
    // Timers that expired before the command, time-outs above all, come first.
    new Timers(run).fireAllDue();
    boolean applied = !run.ended() && apply(run, command);
    run.settle();
    new Timers(run).fireAllDue();
    return run.result(applied);
  }

  private Run run(Machine machine, Execution execution, Instant now) {
    return new Run(machine, execution, now, random);
  }

  private static boolean apply(Run run, Command command) {
    var tasks = run.tasks();
    return switch (command) {
      case Command.Wake() -> true;
      case Command.TaskSucceeded(int task, JsonNode output) -> tasks.succeed(task, output);
      case Command.TaskFailed(int task, Failure failure) -> tasks.fail(task, failure);
      case Command.TaskSubmitted(int task, JsonNode response) -> tasks.submitted(task, response);
      case Command.TokenSucceeded(String token, JsonNode output) -> tasks.succeed(token, output);
      case Command.TokenFailed(String token, Failure failure) -> tasks.fail(token, failure);
      case Command.Heartbeat(String token) -> tasks.heartbeat(token);
      case Command.Stop(Failure failure) -> stop(run, failure);
    };
  }

  private static boolean stop(Run run, Failure failure) {
    run.end(ExecutionStatus.State.ABORTED, failure);
    return true;
  }
}
