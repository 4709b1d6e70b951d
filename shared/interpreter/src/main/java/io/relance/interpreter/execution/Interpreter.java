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
 * Runs machines: each command makes of an execution the next one, with what is to be done about it.
 *
 * <p>It keeps nothing and starts nothing: who calls it keeps the execution, invokes the tasks, and
 * wakes it when {@link Execution#due} has come. The same commands at the same instants with the
 * same random numbers give the same executions.
 */
public final class Interpreter {
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param random also draws task tokens: where these guard something, it must be a secure one
   */
  public Interpreter(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Begins an execution.
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
            machine.timeout().map(now::plus),
            new Execution.Counters(0, 0, 0),
            new TreeMap<>(),
            Optional.empty());
    var run = run(machine, execution, now);
    run.begin();
    run.settle();
    return run.result(true);
  }

  /** Tells an execution something; one that has ended stays as it is. */
  public TransitionResult advance(Machine machine, Execution execution, Command command) {
    var run = run(machine, execution, clock.instant());
    if (run.ended()) {
      return run.result(false);
    }
    // What was due before the command arrived comes before it, time-outs above all.
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
