package io.relance.benchmarks;

import io.relance.audience.AudienceIndex;
import io.relance.audience.AudienceQuery;
import io.relance.domain.criteria.Criteria;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Counts the same contacts with the index and, where it is installed, with PostgreSQL. */
final class SegmentCounts {
  private static final int WARM_UP = 100;
  private static final int COUNTS = 400;
  private static final int POSTGRES_WARM_UP = 3;
  private static final int POSTGRES_COUNTS = 25;
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private static final List<SampleQuestion> QUESTIONS =
      List.of(
          new SampleQuestion(
              "six criteria", SampleSegments::six, SampleConditions::six, "10 ms, 50 ms"),
          new SampleQuestion(
              "six, read in 30 days",
              SampleSegments::readers,
              SampleConditions::readers,
              "40 ms, 50 ms"),
          new SampleQuestion(
              "six, spent in a year", SampleSegments::spenders, SampleConditions::spenders, ""),
          new SampleQuestion(
              "birthday in some days", SampleSegments::birthdays, SampleConditions::birthdays, ""));

  private final AudienceIndex index;

  SegmentCounts(AudienceIndex index) {
    this.index = index;
  }

  /**
   * A question that can be asked in many variants.
   *
   * @param criteria of the variant of a number
   * @param condition the same in SQL
   */
  private record SampleQuestion(
      String what, IntFunction<Criteria> criteria, IntFunction<String> condition, String goal) {}

  /** Times of counts in nanoseconds, in their order. */
  private static final class Times {
    private final long[] sorted;

    Times(long[] nanos) {
      sorted = nanos.clone();
      Arrays.sort(sorted);
    }

    double millis(int percent) {
      return sorted[(sorted.length - 1) * percent / 100] / 1e6;
    }

    String text() {
      return "%.1f ms, %.1f ms".formatted(millis(50), millis(99));
    }
  }

  /** Asks everything; the index must be that of a new sample with so many people and events. */
  List<Line> measure(int people, int events) throws IOException {
    var lines = new ArrayList<Line>();
    var medians = new ArrayList<Double>();
    for (var question : QUESTIONS) {
      medians.add(measure(question, lines));
    }
    var server = PostgresServer.start();
    if (server.isPresent()) {
      lines.addAll(compare(server.orElseThrow(), people, events, medians));
    } else {
      lines.add(Line.of("the same with PostgreSQL", "not installed", ""));
    }
    return lines;
  }

  /** The median of the counts, in milliseconds. */
  private double measure(SampleQuestion question, List<Line> lines) {
    var nanos = new long[COUNTS];
    var processor = new long[COUNTS];
    long found = 0;
    for (int number = -WARM_UP; number < COUNTS; number++) {
      var start = System.nanoTime();
      var startOfProcessor = processor();
      found = count(question, number + WARM_UP);
      if (number >= 0) {
        nanos[number] = System.nanoTime() - start;
        processor[number] = processor() - startOfProcessor;
      }
    }
    var times = new Times(nanos);
    lines.add(
        new Line(
            "%s: p50, p99 (%,d found)".formatted(question.what(), found),
            times.text(),
            new Times(processor).text(),
            question.goal()));
    return times.millis(50);
  }

  private long count(SampleQuestion question, int number) {
    return index
        .count(new AudienceQuery(question.criteria().apply(number), SampleAudience.NOW, ZONE))
        .all();
  }

  private List<Line> compare(PostgresServer server, int people, int events, List<Double> medians) {
    var lines = new ArrayList<Line>();
    try (server;
        var postgres = PostgresAudience.of(server, people, events)) {
      for (int at = 0; at < QUESTIONS.size(); at++) {
        lines.add(compare(postgres, QUESTIONS.get(at), medians.get(at)));
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("PostgreSQL does not answer", failure);
    }
    return lines;
  }

  private Line compare(PostgresAudience postgres, SampleQuestion question, double median)
      throws SQLException {
    var nanos = new long[POSTGRES_COUNTS];
    for (int number = -POSTGRES_WARM_UP; number < POSTGRES_COUNTS; number++) {
      var condition = question.condition().apply(number + WARM_UP);
      var start = System.nanoTime();
      var found = postgres.count(condition);
      if (number >= 0) {
        nanos[number] = System.nanoTime() - start;
      }
      requireSame(question, found, count(question, number + WARM_UP));
    }
    var times = new Times(nanos);
    return Line.of(
        "%s, with PostgreSQL: p50, p99".formatted(question.what()),
        "%s (%.0f times)".formatted(times.text(), times.millis(50) / median),
        "");
  }

  private static void requireSame(SampleQuestion question, long postgres, long index) {
    if (postgres != index) {
      throw new IllegalStateException(
          "%s: PostgreSQL finds %d, the index %d".formatted(question.what(), postgres, index));
    }
  }

  /** What this thread has taken of a processor, in nanoseconds. */
  private static long processor() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
