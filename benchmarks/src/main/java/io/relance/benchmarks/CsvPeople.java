package io.relance.benchmarks;

import io.relance.application.imports.ImportKind;
import io.relance.application.imports.ImportRequest;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobState;
import io.relance.domain.consent.ConsentEntry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** CSV files of people with nine columns, and their import. */
final class CsvPeople {
  private static final long SEED = 11;

  private CsvPeople() {}

  /** Imports so many people, into a list if there is one. */
  static void imported(Shop shop, Folder folder, int people, @Nullable String list)
      throws IOException {
    var _ = imported(shop, file(folder, 0, people), request(list, List.of()));
  }

  /** Runs an import to its end; returns the most that was held after a collection. */
  static long imported(Shop shop, Path file, ImportRequest request) throws IOException {
    var imports = shop.relance().importing().imports();
    var created = imports.create(request);
    try (var stream = Files.newInputStream(file)) {
      shop.relance().objects().put(created.fileName(), stream);
    }
    var started = imports.run(created, request).orElseThrow();
    long heap = ended(() -> imports.progress(started.subject()).job().orElseThrow());
    var ended = imports.progress(started.subject());
    if (ended.counts().accepted() == 0) {
      throw new IllegalStateException("The import was not done: " + ended);
    }
    return heap;
  }

  /** Waits for the end of a job; returns the most that was held after a collection. */
  static long ended(Supplier<Job> job) {
    var heap = new long[1];
    Await.that(
        () -> {
          heap[0] = Math.max(heap[0], held());
          return job.get().state().ended();
        });
    if (job.get().state() != JobState.DONE) {
      throw new IllegalStateException("Job " + job.get().id() + " is not done");
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

  static ImportRequest request(@Nullable String list, List<ConsentEntry> consents) {
    return new ImportRequest(
        ImportKind.CONTACTS,
        Optional.ofNullable(list),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        consents);
  }

  static Path file(Folder folder, int first, int people) throws IOException {
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
