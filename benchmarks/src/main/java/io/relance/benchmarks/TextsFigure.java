package io.relance.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts that come at a steady rate, whatever the server does, each answered by an automation: from
 * the instant at which a text was to be posted to the arrival of its answer at the provider.
 */
final class TextsFigure implements Figures.Figure {
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
        var _ = shop.automation(MeasuredFlows.answer(KEYWORD));
      }
      try (var server = new MeasuredServer(folder.path(), sink.url())) {
        var texts =
            new SteadyTexts(server.address(), sink, text -> Shop.phone(text % people), KEYWORD);
        var warmUp = SteadyTexts.count(WARM_UP);
        var _ = texts.post(0, warmUp);
        var processors = server.processorTime();
        var nanos = texts.post(warmUp, SteadyTexts.count(MEASURED));
        return lines(nanos, server, server.processorTime().minus(processors));
      }
    }
  }

  private static List<Line> lines(long[] nanos, MeasuredServer server, Duration processors) {
    var what =
        "%d texts/s for %d s, answered".formatted(SteadyTexts.PER_SECOND, MEASURED.toSeconds());
    var cost = "%,.0f µs".formatted(processors.toNanos() / 1e3 / nanos.length);
    var lines = new ArrayList<Line>();
    lines.add(new Line(what + ", p50", SteadyTexts.millis(nanos, 0.5), cost, ""));
    lines.add(new Line(what + ", p99", SteadyTexts.millis(nanos, 0.99), "", "≤ 50 ms"));
    lines.add(new Line(what + ", slowest", SteadyTexts.millis(nanos, 1), "", ""));
    server
        .resident()
        .ifPresent(now -> lines.add(Line.of("resident afterwards", now + " MB", "≤ 300 MB")));
    server
        .mostResident()
        .ifPresent(most -> lines.add(Line.of("resident at most", most + " MB", "≤ 300 MB")));
    return lines;
  }
}
