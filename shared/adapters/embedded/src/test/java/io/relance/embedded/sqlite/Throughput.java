package io.relance.embedded.sqlite;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Counts how often some work is done in a second by so many callers at once. */
final class Throughput {
  private Throughput() {}

  interface Call {
    void run(int caller, long turn);
  }

  static double perSecond(int callers, Duration during, Call call) throws InterruptedException {
    var done = new AtomicLong();
    var ended = new CountDownLatch(callers);
    var start = System.nanoTime();
    var end = start + during.toNanos();
    for (var number = 0; number < callers; number++) {
      var caller = number;
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  for (var turn = 0L; System.nanoTime() - end < 0; turn++) {
                    call.run(caller, turn);
                    done.incrementAndGet();
                  }
                } finally {
                  ended.countDown();
                }
              });
    }
    ended.await();
    return done.get() * 1e9 / (System.nanoTime() - start);
  }

  /** Runs a call in so many threads at once and says how many came to an end. */
  static int atOnce(int callers, java.util.function.IntConsumer call) throws InterruptedException {
    var done = new java.util.concurrent.atomic.AtomicInteger();
    var threads =
        java.util.stream.IntStream.range(0, callers)
            .mapToObj(
                number ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              call.accept(number);
                              done.incrementAndGet();
                            }))
            .toList();
    for (var thread : threads) {
      thread.join();
    }
    return done.get();
  }
}
