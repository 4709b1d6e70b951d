package io.relance.benchmarks;

import io.relance.audience.AudienceIndex;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The audience index in this process: counts, changes, what it holds, snapshots. */
final class SegmentsFigure implements Figures.Figure {
  private static final int EVENTS_EACH = 10;
  private static final int CHANGES = 200_000;

  @Override
  public int people() {
    return 1_000_000;
  }

  @Override
  public List<Line> measure(int people) throws IOException {
    var lines = new ArrayList<Line>();
    var sample = new SampleAudience();
    long before = heap();
    var index = filled(sample, people, lines);
    long held = heap() - before;
    lines.add(
        Line.of(
            "held, %,d contacts, %,d events".formatted(people, people * EVENTS_EACH),
            "%,d MB, %,d bytes a contact".formatted(held >> 20, held / people),
            "≤ 400 MB a million"));
    lines.addAll(new SegmentCounts(index).measure(people, people * EVENTS_EACH));
    lines.add(changes(index, sample, people));
    lines.addAll(snapshot(index));
    return lines;
  }

  private static AudienceIndex filled(SampleAudience sample, int people, List<Line> lines) {
    var index = new AudienceIndex();
    var start = System.nanoTime();
    for (int number = 0; number < people; number++) {
      index.put(sample.contact(number));
    }
    var random = new Random(1);
    for (int event = 0; event < people * EVENTS_EACH; event++) {
      index.add(SampleAudience.id(random.nextInt(people)), sample.event());
    }
    lines.add(Line.of("filled, with making the people up", seconds(start), ""));
    return index;
  }

  /** As many contacts that change as events. */
  private static Line changes(AudienceIndex index, SampleAudience sample, int people) {
    var random = new Random(2);
    var contacts = random.ints(CHANGES / 2, 0, people).mapToObj(sample::contact).toList();
    var events = random.ints(CHANGES / 2, 0, people).mapToObj(_ -> sample.event()).toList();
    var start = System.nanoTime();
    var processor = processor();
    for (int at = 0; at < CHANGES / 2; at++) {
      index.put(contacts.get(at));
      index.add(contacts.get(at).id(), events.get(at));
    }
    var took = Duration.ofNanos(System.nanoTime() - start);
    var processors = Duration.ofNanos(processor() - processor);
    return Line.rate("changes", new Line.Work(CHANGES, took, processors), "changes/s", "≥ 50,000");
  }

  private static List<Line> snapshot(AudienceIndex index) throws IOException {
    try (var folder = Folder.make()) {
      var file = folder.path().resolve("audience");
      var start = System.nanoTime();
      write(index, file);
      var written = Line.of("snapshot written", seconds(start), "");
      var size = Files.size(file) >> 20;
      start = System.nanoTime();
      int read = read(file);
      var what = "snapshot of %,d MB read, %,d contacts".formatted(size, read);
      return List.of(written, Line.of(what, seconds(start), "≤ 10 s"));
    }
  }

  private static void write(AudienceIndex index, Path file) throws IOException {
    try (var stream = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      index.write(stream, "0");
    }
  }

  private static int read(Path file) throws IOException {
    try (var stream = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
      return AudienceIndex.read(stream).index().size();
    }
  }

  private static String seconds(long start) {
    return "%.2f s".formatted((System.nanoTime() - start) / 1e9);
  }

  /** What this thread has taken of a processor, in nanoseconds. */
  private static long processor() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
