package io.relance.embedded.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/** Delivers commands to each execution one batch at a time, and to many concurrently. */
final class CommandQueues {
  private final ConcurrentHashMap<Long, Mailbox> open = new ConcurrentHashMap<>();
  private final Executor executor;
  private final BiConsumer<Long, List<EngineCommand>> reader;

  /**
   * @param reader starts to process a batch; {@link #done} must be called at its end
   */
  CommandQueues(Executor executor, BiConsumer<Long, List<EngineCommand>> reader) {
    this.executor = executor;
    this.reader = reader;
  }

  /** The commands that arrive while an execution is processed. */
  private static final class Mailbox {
    private List<EngineCommand> letters = new ArrayList<>();

    private Mailbox with(EngineCommand engineCommand) {
      letters.add(engineCommand);
      return this;
    }

    private List<EngineCommand> takeAll() {
      var taken = letters;
      letters = new ArrayList<>();
      return taken;
    }
  }

  void put(long execution, EngineCommand engineCommand) {
    var first = new ArrayList<EngineCommand>();
    open.compute(
        execution,
        (_, box) -> {
          if (box == null) {
            first.add(engineCommand);
            return new Mailbox();
          }
          return box.with(engineCommand);
        });
    if (!first.isEmpty()) {
      executor.execute(() -> reader.accept(execution, first));
    }
  }

  /** Ends a batch; the reader receives the commands that arrived meanwhile. */
  void done(long execution) {
    var next = new ArrayList<EngineCommand>();
    open.computeIfPresent(
        execution,
        (_, box) -> {
          next.addAll(box.takeAll());
          return next.isEmpty() ? null : box;
        });
    if (!next.isEmpty()) {
      executor.execute(() -> reader.accept(execution, next));
    }
  }
}
