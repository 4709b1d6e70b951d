package io.relance.server.demo;

import java.util.concurrent.CountDownLatch;

/** Keeps the demo open until its process is stopped, and the process until the demo is closed. */
final class OpenUntilStopped implements AutoCloseable {
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  OpenUntilStopped() {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stop));
  }

  private void stop() {
    stop.countDown();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the process is stopped or this thread is interrupted. */
  void await() {
    try {
      stop.await();
    } catch (InterruptedException e) {
      // The demo is then closed, which an interrupted thread could not wait for.
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
