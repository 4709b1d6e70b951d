package io.relance.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Texts that come at a steady rate, whatever the server does, each answered by an automation: from
 * the instant at which a text was to be posted to the arrival of its answer at the provider.
 */
final class TextsFigure implements Figures.Figure {
  private static final int PER_SECOND = 200;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration MEASURED = Duration.ofSeconds(30);
  private static final String KEYWORD = "HOURS";

  @Override
  public int people() {
    return 10_000;
  }

  @Override
  public List<Line> measure(int people) throws IOException {
    try (var folder = Folder.make();
        var sink = new Sink()) {
      try (var shop = new Shop(folder.path(), sink.url())) {
        var _ = shop.contacts(people);
        var _ = shop.automation(Flows.answer(KEYWORD));
      }
      try (var server = new ServerProcess(folder.path(), sink.url())) {
        var api = new Api(server.address());
        var warmUp = count(WARM_UP);
        var _ = post(api, sink, 0, warmUp, people);
        var processors = server.processorTime();
        var nanos = post(api, sink, warmUp, count(MEASURED), people);
        return lines(nanos, server, server.processorTime().minus(processors));
      }
    }
  }

  private static int count(Duration duration) {
    return Math.toIntExact(duration.toSeconds() * PER_SECOND);
  }

  private static List<Line> lines(long[] nanos, ServerProcess server, Duration processors) {
    var what = "%d texts/s for %d s, answered".formatted(PER_SECOND, MEASURED.toSeconds());
    var cost = "%,.0f µs".formatted(processors.toNanos() / 1e3 / nanos.length);
    var lines = new ArrayList<Line>();
    lines.add(new Line(what + ", p50", millis(nanos, 0.5), cost, ""));
    lines.add(new Line(what + ", p99", millis(nanos, 0.99), "", "≤ 50 ms"));
    lines.add(new Line(what + ", slowest", millis(nanos, 1), "", ""));
    server
        .resident()
        .ifPresent(now -> lines.add(Line.of("resident afterwards", now + " MB", "≤ 300 MB")));
    server
        .mostResident()
        .ifPresent(most -> lines.add(Line.of("resident at most", most + " MB", "≤ 300 MB")));
    return lines;
  }

  private static String millis(long[] sorted, double part) {
    var place = Math.min(sorted.length - 1, (int) (sorted.length * part));
    return "%.1f ms".formatted(sorted[place] / 1e6);
  }

  /** Posts texts, the first by the contact with that number; how long each answer took, sorted. */
  private static long[] post(Api api, Sink sink, int first, int count, int people) {
    var arrived = new AtomicReferenceArray<Long>(count);
    var start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int at = 0; at < count; at++) {
        var text = at;
        var due = start + at * (Duration.ofSeconds(1).toNanos() / PER_SECOND);
        sleepUntil(due);
        threads.execute(
            () -> {
              var phone = Shop.phone((first + text) % people);
              api.text("SM%032x".formatted(first + text), phone, KEYWORD);
              Await.that(() -> sink.arrival(phone).filter(it -> it > due).isPresent());
              arrived.set(text, sink.arrival(phone).orElseThrow() - due);
            });
      }
    }
    var nanos = IntStream.range(0, count).mapToLong(arrived::get).toArray();
    Arrays.sort(nanos);
    return nanos;
  }

  private static void sleepUntil(long due) {
    for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
