package io.relance.benchmarks;

import io.relance.application.exports.ListExports;
import io.relance.domain.flow.ExportFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A list exported as XLSX and as CSV in this process, after a smaller one as a warm-up. */
final class ExportsFigure implements Figures.Figure {
  /** A million rows in 30 s. */
  private static final String GOAL = "≥ 33,300";

  @Override
  public int people() {
    return 100_000;
  }

  @Override
  public List<Line> measure(int people) throws IOException {
    try (var folder = Folder.make();
        var sink = new Sink();
        var shop = new Shop(folder.path(), sink.url())) {
      var few = shop.list("Few", List.of());
      CsvPeople.imported(shop, folder, Math.ceilDiv(people, 10), few);
      var all = shop.list("All", List.of());
      CsvPeople.imported(shop, folder, people, all);
      var lines = new ArrayList<Line>();
      for (var format : ExportFormat.values()) {
        var _ = exported(shop, few, format);
        lines.addAll(lines(people, shop, all, format));
      }
      return lines;
    }
  }

  private static List<Line> lines(int people, Shop shop, String list, ExportFormat format) {
    var processors = WavesFigure.processorTime();
    var start = System.nanoTime();
    long heap = exported(shop, list, format);
    var work =
        new Line.Work(
            people,
            Duration.ofNanos(System.nanoTime() - start),
            WavesFigure.processorTime().minus(processors));
    return List.of(
        Line.rate("export of %,d rows as %s".formatted(people, format), work, "rows/s", GOAL),
        Line.of("heap meanwhile, after a collection", "%,d MB".formatted(heap >> 20), "≤ 512 MB"));
  }

  /** Runs an export to its end; returns the most that was held after a collection. */
  private static long exported(Shop shop, String list, ExportFormat format) {
    var exports = shop.relance().exporting().exports();
    var started = exports.start(ListExports.LIST, list, format);
    var id = started.job().id().value();
    return CsvPeople.ended(() -> exports.find(id).orElseThrow().job());
  }
}
