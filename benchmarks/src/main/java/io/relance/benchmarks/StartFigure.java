package io.relance.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How soon the server is ready, on an empty folder and on one with contacts, and what it holds. */
final class StartFigure implements Figures.Figure {
  private static final int TIMES = 5;

  @Override
  public int people() {
    return 10_000;
  }

  @Override
  public List<Line> measure(int people) throws IOException {
    try (var folder = Folder.make();
        var sink = new Sink()) {
      var lines = new ArrayList<>(lines("an empty folder", folder, sink));
      try (var shop = new Shop(folder.path(), sink.url())) {
        var _ = shop.contacts(people);
      }
      lines.addAll(lines("%,d contacts".formatted(people), folder, sink));
      return lines;
    }
  }

  /** The slowest of a few starts counts. */
  private static List<Line> lines(String what, Folder folder, Sink sink) throws IOException {
    long slowest = 0;
    long most = 0;
    for (int time = 0; time < TIMES; time++) {
      try (var server = new MeasuredServer(folder.path(), sink.url())) {
        slowest = Math.max(slowest, server.readyAfter().toMillis());
        most = Math.max(most, server.mostResident().orElse(0));
      }
    }
    return List.of(
        Line.of(
            "ready with " + what + ", slowest of " + TIMES,
            "%.2f s".formatted(slowest / 1e3),
            "≤ 3 s"),
        Line.of("resident when ready, " + what, most + " MB", "≤ 300 MB"));
  }
}
