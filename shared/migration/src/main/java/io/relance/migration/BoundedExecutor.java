package io.relance.migration;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs a few things at a time; what fails is thrown at whoever goes on or ends. */
final class BoundedExecutor implements AutoCloseable {
  private static final int MOST = 8;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free = new Semaphore(MOST);
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  void run(Runnable action) {
    free.acquireUninterruptibly();
    throwFailure();
    threads.execute(
        () -> {
          try {
            action.run();
          } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
          } finally {
            free.release();
          }
        });
  }

  /** Throws a failure once, so that it is not added to itself where closing follows it. */
  private void throwFailure() {
    var failed = failure.getAndSet(null);
    if (failed != null) {
      throw failed;
    }
  }

  /** Waits for all. */
  @Override
  public void close() {
    threads.close();
    throwFailure();
  }
}
