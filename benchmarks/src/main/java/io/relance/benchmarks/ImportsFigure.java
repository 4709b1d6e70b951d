package io.relance.benchmarks;

import io.relance.application.imports.ImportKind;
import io.relance.application.imports.ImportRequest;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobState;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Contacts imported from CSV in this process: new ones, known ones, those who join and agree. */
final class ImportsFigure implements Figures.Figure {
  private static final long SEED = 11;
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
      var plain = request(Optional.empty(), List.of());
      run(shop, file(folder, 0, warm), plain);
      var first = file(folder, warm, people);
      var lines = new ArrayList<Line>();
      lines.addAll(measured(people, shop, new Run("new contacts", first, plain)));
      lines.addAll(measured(people, shop, new Run("the same contacts again", first, plain)));
      var agreeing = request(Optional.of(shop.list(List.of())), List.of(agreed(Channel.SMS)));
      var second = file(folder, warm + people, people);
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
    long heap = run(shop, run.file(), run.request());
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

  /** Runs an import to its end; returns the most that was held after a collection. */
  private static long run(Shop shop, Path file, ImportRequest request) throws IOException {
    var imports = shop.relance().importing().imports();
    var created = imports.create(request);
    try (var stream = Files.newInputStream(file)) {
      shop.relance().objects().put(created.fileName(), stream);
    }
    var started = imports.run(created, request).orElseThrow();
    var heap = new long[1];
    Await.that(
        () -> {
          heap[0] = Math.max(heap[0], held());
          return imports.progress(started.subject()).job().map(Job::state).orElseThrow().ended();
        });
    var ended = imports.progress(started.subject());
    if (ended.job().map(Job::state).orElseThrow() != JobState.DONE
        || ended.counts().accepted() == 0) {
      throw new IllegalStateException("The import was not done: " + ended);
    }
    return heap[0];
  }

  private static long held() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(usage -> usage != null)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static ImportRequest request(Optional<String> list, List<ConsentEntry> consents) {
    return new ImportRequest(
        ImportKind.CONTACTS,
        list,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        consents);
  }

  private static ConsentEntry agreed(Channel channel) {
    return new ConsentEntry(
        channel, Purpose.MARKETING, ConsentState.SUBSCRIBED, "benchmark", Instant.EPOCH);
  }

  private static Path file(Folder folder, int first, int people) throws IOException {
    var random = new Random(SEED);
    var path = folder.path().resolve("people-" + first + ".csv");
    try (var writer = Files.newBufferedWriter(path)) {
      writer.write("email,phone,firstName,lastName,country,city,score,birthday,vip\n");
      for (int number = first; number < first + people; number++) {
        writer.write(
            "person%d@example.org,%s,Ana,Lopez,FR,City %d,%d,19%02d-%02d-%02d,%s\n"
                .formatted(
                    number,
                    Shop.phone(number),
                    random.nextInt(500),
                    random.nextInt(1000),
                    50 + random.nextInt(50),
                    1 + random.nextInt(12),
                    1 + random.nextInt(28),
                    random.nextBoolean()));
      }
    }
    return path;
  }
}
