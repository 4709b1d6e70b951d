package io.relance.embedded.engine;

import io.relance.domain.failure.TransientFailure;
import io.relance.interpreter.execution.Command;
import io.relance.interpreter.execution.Interpreter;
import io.relance.interpreter.execution.TaskCall;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies commands to executions, stores the result, and then invokes tasks. */
final class RunningExecutions {
  private static final Logger LOG = LoggerFactory.getLogger(RunningExecutions.class);
  private static final int TURN_THREADS = 2;
  private static final long BEFORE_TRYING_AGAIN_SECONDS = 1;

  private final Executions executions;
  private final MachineCache machineCache;
  private final Interpreter interpreter;
  private final QueueTasks queueTasks;
  private final TaskInvoker invoker;
  private final Consumer<Instant> expect;
  private final RecentExecutions recent = new RecentExecutions();
  private final ExecutorService turns =
      Executors.newFixedThreadPool(
          TURN_THREADS, Thread.ofPlatform().name("engine-turn-", 0).daemon().factory());
  private final CommandQueues commandQueues = new CommandQueues(turns, this::turn);

  /** Commands without an answer, and tasks whose outcome is not reported yet. */
  private final AtomicLong inFlight = new AtomicLong();

  RunningExecutions(
      Executions executions,
      MachineCache machineCache,
      Interpreter interpreter,
      QueueTasks queueTasks,
      TaskInvoker invoker,
      Consumer<Instant> expect) {
    this.executions = executions;
    this.machineCache = machineCache;
    this.interpreter = interpreter;
    this.queueTasks = queueTasks;
    this.invoker = invoker;
    this.expect = expect;
  }

  boolean idle() {
    return inFlight.get() == 0;
  }

  /** Does something during which the engine is not idle. */
  <T> T busyWith(Supplier<T> work) {
    inFlight.incrementAndGet();
    try {
      return work.get();
    } finally {
      inFlight.decrementAndGet();
    }
  }

  /** Sends a command to an execution; completes when its effect is durable. */
  CompletableFuture<Boolean> tell(long execution, EngineCommand engineCommand) {
    inFlight.incrementAndGet();
    var answer = engineCommand.answer().whenComplete((_, _) -> inFlight.decrementAndGet());
    commandQueues.put(execution, engineCommand);
    return answer;
  }

  private void turn(long number, List<EngineCommand> letters) {
    try {
      Optional<StoredExecution> found = recent.find(number).or(() -> executions.find(number));
      if (found.isEmpty() || found.get().execution().end().isPresent()) {
        finish(
            number, () -> letters.forEach(engineCommand -> engineCommand.answer().complete(false)));
        return;
      }
      var transitionStep =
          new TransitionStep(
              interpreter,
              machineCache.machine(found.get().machineVersion()),
              queueTasks,
              found.get());
      Map<EngineCommand, Boolean> answers = apply(transitionStep, letters);
      if (transitionStep.hasChanged()) {
        PreparedWrite write = executions.prepare(transitionStep);
        var _ =
            executions
                .keep(write)
                .whenCompleteAsync(
                    (_, failure) -> written(transitionStep, write, answers, failure), turns);
      } else {
        transitionStep.invocations().forEach(call -> invoke(transitionStep.stored(), call));
        answer(number, answers);
      }
    } catch (RuntimeException | Error e) {
      failed(number, letters, e);
    }
  }

  private static Map<EngineCommand, Boolean> apply(
      TransitionStep transitionStep, List<EngineCommand> letters) {
    var answers = new HashMap<EngineCommand, Boolean>();
    for (EngineCommand engineCommand : letters) {
      if (engineCommand.command().isPresent()) {
        answers.put(engineCommand, transitionStep.apply(engineCommand.command().get()));
      } else {
        transitionStep.invokeAgain();
        answers.put(engineCommand, true);
      }
    }
    return answers;
  }

  private void written(
      TransitionStep transitionStep,
      PreparedWrite write,
      Map<EngineCommand, Boolean> answers,
      @Nullable Throwable failure) {
    long number = transitionStep.stored().number();
    if (failure == null) {
      goOn(transitionStep, write);
      answer(number, answers);
    } else {
      failed(number, List.copyOf(answers.keySet()), failure);
    }
  }

  /**
   * Begins an execution with its first turn.
   *
   * @param writing makes the turn durable; false when the name was taken
   */
  boolean begin(TransitionStep transitionStep, PreparedWrite write, BooleanSupplier writing) {
    // Cached first: as soon as it is durable, its next turn may begin.
    recent.keep(transitionStep.stored(), write.size());
    boolean begun = false;
    try {
      begun = writing.getAsBoolean();
    } finally {
      if (!begun) {
        recent.forget(transitionStep.stored().number());
      }
    }
    if (begun) {
      follow(transitionStep);
    }
    return begun;
  }

  /** Continues after a turn has become durable. */
  private void goOn(TransitionStep transitionStep, PreparedWrite write) {
    recent.keep(transitionStep.stored(), write.size());
    follow(transitionStep);
  }

  private void follow(TransitionStep transitionStep) {
    transitionStep.stored().execution().due().ifPresent(expect);
    transitionStep.invocations().forEach(call -> invoke(transitionStep.stored(), call));
  }

  private void answer(long number, Map<EngineCommand, Boolean> answers) {
    finish(
        number,
        () ->
            answers.forEach((engineCommand, applied) -> engineCommand.answer().complete(applied)));
  }

  private void failed(long number, List<EngineCommand> letters, Throwable failure) {
    LOG.warn("An execution could not be advanced: {}", failure.toString());
    recent.forget(number);
    finish(number, () -> letters.forEach(l -> l.answer().completeExceptionally(failure)));
  }

  /** Starts the next batch before completing the answers of this one. */
  private void finish(long number, Runnable answers) {
    commandQueues.done(number);
    answers.run();
  }

  private void invoke(StoredExecution of, TaskCall call) {
    inFlight.incrementAndGet();
    invoker.invoke(
        of.machineVersion(),
        call,
        outcome -> {
          report(of.number(), outcome);
          inFlight.decrementAndGet();
        });
  }

  /** Reports the outcome of a task, again until the database accepts it. */
  private void report(long execution, Command outcome) {
    var _ =
        tell(execution, EngineCommand.of(outcome))
            .whenComplete(
                (_, failure) -> {
                  if (failure instanceof TransientFailure) {
                    CompletableFuture.delayedExecutor(
                            BEFORE_TRYING_AGAIN_SECONDS, TimeUnit.SECONDS, turns)
                        .execute(() -> report(execution, outcome));
                  }
                });
  }

  void close() throws InterruptedException {
    turns.shutdown();
    if (!turns.awaitTermination(BEFORE_TRYING_AGAIN_SECONDS, TimeUnit.SECONDS)) {
      turns.shutdownNow();
    }
  }
}
