package io.relance.embedded.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.engine.ExecutionStatus;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.engine.TaskToken;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.interpreter.execution.Command;
import io.relance.interpreter.execution.Execution;
import io.relance.interpreter.execution.Failure;
import io.relance.interpreter.execution.HistoryEvent;
import io.relance.interpreter.execution.Interpreter;
import io.relance.interpreter.execution.TokenAddress;
import io.relance.interpreter.jsonata.DataLimitExceeded;
import io.relance.interpreter.jsonata.PayloadSize;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Runs definitions on one machine. Every transition is durable before it has any effect, so that
 * each execution continues after a crash.
 *
 * <p>Opening the engine resumes the running executions. Tasks that were being invoked at a crash
 * are invoked again; the messages of tasks are written in the same transaction as the state.
 */
public final class SqliteFlowEngine implements FlowEngine, AutoCloseable {
  private final MachineCache machineCache;
  private final Executions executions;
  private final Interpreter interpreter;
  private final QueueTasks queueTasks;
  private final TaskInvoker invoker;
  private final RunningExecutions running;
  private final TimerThread watch;
  private final InstantSource clock;

  private SqliteFlowEngine(
      SqliteDatabase database, SqliteQueue queue, InstantSource clock, Setup setup) {
    var settings = setup.settings();
    this.clock = clock;
    this.machineCache = new MachineCache(database, new TaskPlaceholders(settings.marks()));
    this.executions = new Executions(database, queue, settings);
    this.interpreter = new Interpreter(clock, new SecureRandom());
    this.queueTasks = new QueueTasks(settings.queues());
    this.invoker = new TaskInvoker(settings.workers(), setup.handlers());
    this.watch = new TimerThread(executions, clock, number -> submit(number, new Command.Wake()));
    this.running =
        new RunningExecutions(
            executions, machineCache, interpreter, queueTasks, invoker, watch::expect);
  }

  /**
   * The configuration of an engine.
   *
   * @param handlers by FunctionName, after the replacement of marks
   */
  public record Setup(EngineSettings settings, Map<String, TaskHandler> handlers) {}

  /** Opens the engine over a database and resumes everything that was running in it. */
  public static SqliteFlowEngine open(
      SqliteDatabase database, SqliteQueue queue, InstantSource clock, Setup setup) {
    database.install(EngineTables.SCHEMA);
    var engine = new SqliteFlowEngine(database, queue, clock, setup);
    engine.resume();
    return engine;
  }

  private void resume() {
    for (long number : executions.pending()) {
      var _ = running.tell(number, EngineCommand.invokeAgain());
    }
    watch.start();
  }

  @Override
  public MachineVersion publish(String machine, long version, String definition) {
    return machineCache.publish(machine, version, definition);
  }

  @Override
  public boolean remove(MachineVersion version) {
    return !Arns.isVersion(version) || machineCache.remove(Arns.parse(version));
  }

  @Override
  public Started start(MachineVersion version, String name, String input) {
    var published =
        machineCache
            .find(Arns.parse(version))
            .orElseThrow(
                () ->
                    new IllegalArgumentException("Version " + version.reference() + " not found"));
    var key = new Arns.ExecutionKey(published.key().machine(), Arns.checked(name));
    var begun = begun(published.number(), key, payload(input));
    return running.busyWith(() -> keep(begun, key));
  }

  private Started keep(TransitionStep begun, Arns.ExecutionKey key) {
    var write = executions.prepare(begun);
    return running.begin(begun, write, () -> executions.begin(write, key))
        ? Started.NOW
        : Started.BEFORE;
  }

  private TransitionStep begun(long version, Arns.ExecutionKey key, JsonNode input) {
    var ready = machineCache.machine(version);
    try {
      var transitionResult = interpreter.start(ready, Arns.identity(key), input);
      var kept =
          new StoredExecution(executions.nextNumber(), version, transitionResult.execution());
      var transitionStep = new TransitionStep(interpreter, ready, queueTasks, kept);
      transitionStep.take(transitionResult);
      return transitionStep;
    } catch (DataLimitExceeded e) {
      throw new IllegalArgumentException("The input must be JSON of at most 256 KiB", e);
    }
  }

  private static JsonNode payload(String json) {
    JsonNode payload = EngineJson.parse(json);
    if (PayloadSize.exceeds(payload)) {
      throw new IllegalArgumentException("The payload must be JSON of at most 256 KiB");
    }
    return payload;
  }

  @Override
  public void stop(MachineVersion version, String name, String cause) {
    var failure = Failure.because(cause);
    executions
        .number(key(version, name))
        .ifPresent(number -> wasApplied(number, new Command.Stop(failure)));
  }

  private static Arns.ExecutionKey key(MachineVersion version, String name) {
    return new Arns.ExecutionKey(Arns.parse(version).machine(), name);
  }

  @Override
  public Answered succeed(TaskToken token, String output) {
    return answer(token, new Command.TokenSucceeded(token.token(), payload(output)));
  }

  @Override
  public Answered fail(TaskToken token, String error, String cause) {
    return answer(token, new Command.TokenFailed(token.token(), Failure.of(error, cause)));
  }

  /** Reports that a task with HeartbeatSeconds is still in progress. */
  public Answered heartbeat(TaskToken token) {
    return answer(token, new Command.Heartbeat(token.token()));
  }

  private Answered answer(TaskToken token, Command command) {
    boolean received =
        TokenAddress.of(token.token())
            .flatMap(address -> Arns.execution(address.executionId()))
            .flatMap(executions::number)
            .map(number -> wasApplied(number, command))
            .orElse(false);
    return received ? Answered.RECEIVED : Answered.NO_LONGER_WAITING;
  }

  private CompletableFuture<Boolean> submit(long number, Command command) {
    return running.tell(number, EngineCommand.of(command));
  }

  private boolean wasApplied(long number, Command command) {
    return SqliteDatabase.answer(submit(number, command));
  }

  @Override
  public Optional<ExecutionStatus> describe(MachineVersion version, String name) {
    return executions.find(key(version, name)).map(kept -> status(name, kept.execution()));
  }

  private static ExecutionStatus status(String name, Execution execution) {
    var end = execution.end();
    return new ExecutionStatus(
        name,
        execution.state(),
        EngineJson.write(execution.start().input()),
        end.flatMap(Execution.End::output).map(EngineJson::write),
        end.flatMap(e -> e.failure().error()),
        end.flatMap(e -> e.failure().cause()));
  }

  /** What happened in an execution, in order; empty when it is not known. */
  public List<HistoryEvent> history(MachineVersion version, String name) {
    return executions.number(key(version, name)).map(executions::history).orElse(List.of());
  }

  /** When the clock next makes something happen; empty when nothing waits for it. */
  public Optional<Instant> nextDue() {
    return executions.nextDue();
  }

  /** Whether nothing is being done and nothing is due now; tasks may be waiting for answers. */
  public boolean idle() {
    return running.idle()
        && nextDue().filter(due -> !due.isAfter(clock.instant())).isEmpty()
        && running.idle();
  }

  /** Whether the thread that wakes executions is alive. */
  public boolean isAlive() {
    return watch.isAlive();
  }

  /** Reads the clock again after it was set. */
  public void wake() {
    watch.wake();
  }

  /** Stops; running executions continue after the next start. */
  @Override
  public void close() {
    try {
      watch.close();
      invoker.close();
      running.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
