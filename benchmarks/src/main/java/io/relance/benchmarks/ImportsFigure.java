package io.relance.benchmarks;

import io.relance.application.imports.ImportRequest;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Contacts imported from CSV in this process: new ones, known ones, those who join and agree. */
final class ImportsFigure implements Figures.Figure {
  private static final String GOAL = "≥ 16,700";

  @Override
  public int people() {
    return 100_000;
  }

  @Override
  public List<Line> measure(int people) throws IOException {
    try (var folder = Folder.make();
        var sink = new Sink();
        var shop = new Shop(folder.path(), sink.url())) {
      int warm = Math.ceilDiv(people, 10);
      var plain = CsvPeople.request(null, List.of());
      CsvPeople.imported(shop, CsvPeople.file(folder, 0, warm), plain);
      var first = CsvPeople.file(folder, warm, people);
      var lines = new ArrayList<Line>();
      lines.addAll(measured(people, shop, new Run("new contacts", first, plain)));
      lines.addAll(measured(people, shop, new Run("the same contacts again", first, plain)));
      var agreeing = CsvPeople.request(shop.list(List.of()), List.of(agreed(Channel.SMS)));
      var second = CsvPeople.file(folder, warm + people, people);
      lines.addAll(
          measured(people, shop, new Run("new contacts, a list, a consent", second, agreeing)));
      return lines;
    }
  }

  /** An import that is measured. */
  private record Run(String what, Path file, ImportRequest request) {}

  private static List<Line> measured(int people, Shop shop, Run run) throws IOException {
    var processors = WavesFigure.processorTime();
    var start = System.nanoTime();
    long heap = CsvPeople.imported(shop, run.file(), run.request());
    var work =
        new Line.Work(
            people,
            Duration.ofNanos(System.nanoTime() - start),
            WavesFigure.processorTime().minus(processors));
    var named = "import of %,d rows: %s".formatted(people, run.what());
    return List.of(
        Line.rate(named, work, "rows/s", GOAL),
        Line.of("heap meanwhile, after a collection", "%,d MB".formatted(heap >> 20), ""));
  }

  private static ConsentEntry agreed(Channel channel) {
    return new ConsentEntry(
        channel, Purpose.MARKETING, ConsentState.SUBSCRIBED, "benchmark", Instant.EPOCH);
  }
}
