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

/** Takes letters to executions, keeps what they make of them, and then has tasks invoked. */
final class RunningExecutions {
  private static final Logger LOG = LoggerFactory.getLogger(RunningExecutions.class);
  private static final int TURN_THREADS = 2;
  private static final long BEFORE_TRYING_AGAIN_SECONDS = 1;

  private final Executions executions;
  private final Machines machines;
  private final Interpreter interpreter;
  private final QueueTasks queueTasks;
  private final TaskInvoker invoker;
  private final Consumer<Instant> expect;
  private final RecentExecutions recent = new RecentExecutions();
  private final ExecutorService turns =
      Executors.newFixedThreadPool(
          TURN_THREADS, Thread.ofPlatform().name("engine-turn-", 0).daemon().factory());
  private final Mailboxes mailboxes = new Mailboxes(turns, this::turn);

  /** Letters not yet answered and tasks not yet told of. */
  private final AtomicLong inFlight = new AtomicLong();

  RunningExecutions(Parts parts, TaskInvoker invoker, Consumer<Instant> expect) {
    this.executions = parts.executions();
    this.machines = parts.machines();
    this.interpreter = parts.interpreter();
    this.queueTasks = parts.queueTasks();
    this.invoker = invoker;
    this.expect = expect;
  }

  /** What does not depend on handlers. */
  record Parts(
      Executions executions, Machines machines, Interpreter interpreter, QueueTasks queueTasks) {}

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

  /** Tells an execution something; answered when what came of it is durable. */
  CompletableFuture<Boolean> tell(long execution, Letter letter) {
    inFlight.incrementAndGet();
    var answer = letter.answer().whenComplete((_, _) -> inFlight.decrementAndGet());
    mailboxes.put(execution, letter);
    return answer;
  }

  private void turn(long number, List<Letter> letters) {
    try {
      Optional<KeptExecution> found = recent.find(number).or(() -> executions.find(number));
      if (found.isEmpty() || found.get().execution().end().isPresent()) {
        finish(number, () -> letters.forEach(letter -> letter.answer().complete(false)));
        return;
      }
      var turn =
          new Turn(
              interpreter, machines.machine(found.get().machineVersion()), queueTasks, found.get());
      Map<Letter, Boolean> answers = apply(turn, letters);
      if (turn.hasChanged()) {
        PreparedWrite write = executions.prepare(turn);
        var _ =
            executions
                .keep(write)
                .whenCompleteAsync((_, failure) -> written(turn, write, answers, failure), turns);
      } else {
        turn.invocations().forEach(call -> invoke(turn.kept(), call));
        answer(number, answers);
      }
    } catch (RuntimeException | Error e) {
      failed(number, letters, e);
    }
  }

  private static Map<Letter, Boolean> apply(Turn turn, List<Letter> letters) {
    var answers = new HashMap<Letter, Boolean>();
    for (Letter letter : letters) {
      if (letter.command().isPresent()) {
        answers.put(letter, turn.apply(letter.command().get()));
      } else {
        turn.invokeAgain();
        answers.put(letter, true);
      }
    }
    return answers;
  }

  private void written(
      Turn turn, PreparedWrite write, Map<Letter, Boolean> answers, @Nullable Throwable failure) {
    long number = turn.kept().number();
    if (failure == null) {
      goOn(turn, write);
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
  boolean begin(Turn turn, PreparedWrite write, BooleanSupplier writing) {
    // Kept before anybody can know of it: once it is durable its next turn may be taken at once.
    recent.keep(turn.kept(), write.size());
    boolean begun = false;
    try {
      begun = writing.getAsBoolean();
    } finally {
      if (!begun) {
        recent.forget(turn.kept().number());
      }
    }
    if (begun) {
      follow(turn);
    }
    return begun;
  }

  /** Goes on after a turn that is durable now. */
  private void goOn(Turn turn, PreparedWrite write) {
    recent.keep(turn.kept(), write.size());
    follow(turn);
  }

  private void follow(Turn turn) {
    turn.kept().execution().due().ifPresent(expect);
    turn.invocations().forEach(call -> invoke(turn.kept(), call));
  }

  private void answer(long number, Map<Letter, Boolean> answers) {
    finish(number, () -> answers.forEach((letter, applied) -> letter.answer().complete(applied)));
  }

  private void failed(long number, List<Letter> letters, Throwable failure) {
    LOG.warn("An execution could not be advanced: {}", failure.toString());
    recent.forget(number);
    finish(number, () -> letters.forEach(l -> l.answer().completeExceptionally(failure)));
  }

  /** Lets the next letters be read before those who wait for these go on. */
  private void finish(long number, Runnable answers) {
    mailboxes.done(number);
    answers.run();
  }

  private void invoke(KeptExecution of, TaskCall call) {
    inFlight.incrementAndGet();
    invoker.invoke(
        of.machineVersion(),
        call,
        outcome -> {
          report(of.number(), outcome);
          inFlight.decrementAndGet();
        });
  }

  /** The outcome of a task is told until the database takes it. */
  private void report(long execution, Command outcome) {
    var _ =
        tell(execution, Letter.of(outcome))
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
