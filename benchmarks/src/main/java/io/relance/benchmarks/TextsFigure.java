package io.relance.benchmarks;

import io.relance.testkit.fake.TwilioAccount;
import io.relance.testkit.fake.TwilioCalls;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLongArray;
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
        var _ = shop.automation(MeasuredFlows.answer(KEYWORD));
      }
      try (var server = new MeasuredServer(folder.path(), sink.url())) {
        var conversation = new Conversation(server.address(), sink, people);
        var warmUp = count(WARM_UP);
        var _ = conversation.post(0, warmUp);
        var processors = server.processorTime();
        var nanos = conversation.post(warmUp, count(MEASURED));
        return lines(nanos, server, server.processorTime().minus(processors));
      }
    }
  }

  private static int count(Duration duration) {
    return Math.toIntExact(duration.toSeconds() * PER_SECOND);
  }

  private static List<Line> lines(long[] nanos, MeasuredServer server, Duration processors) {
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

  /** Where texts are posted, where their answers arrive, and by how many they are written. */
  private record Conversation(URI server, Sink sink, int people) {
    /** Posts texts, the first by the contact with that number; how long each took, sorted. */
    long[] post(int first, int count) {
      var nanos = new AtomicLongArray(count);
      var start = System.nanoTime();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int at = 0; at < count; at++) {
          var text = at;
          var due = start + at * (Duration.ofSeconds(1).toNanos() / PER_SECOND);
          sleepUntil(due);
          threads.execute(() -> nanos.set(text, answered(first + text, due)));
        }
      }
      return IntStream.range(0, count).mapToLong(nanos::get).sorted().toArray();
    }

    private long answered(int text, long due) {
      var phone = Shop.phone(text % people);
      post("SM%032x".formatted(text), phone);
      Await.that(() -> sink.arrival(phone).filter(it -> it > due).isPresent());
      return sink.arrival(phone).orElseThrow() - due;
    }

    /** Sends an inbound text with the keyword. */
    private void post(String sid, String from) {
      var form =
          Map.of(
              "MessageSid",
              sid,
              "AccountSid",
              TwilioAccount.INVENTED.sid(),
              "From",
              from,
              "To",
              Shop.SENDER,
              "Body",
              KEYWORD,
              "NumMedia",
              "0",
              "NumSegments",
              "1",
              "ApiVersion",
              "2010-04-01");
      var status =
          new TwilioCalls(TwilioAccount.INVENTED).call(server + "/webhooks/twilio/messages", form);
      if (status / 100 != 2) {
        throw new IllegalStateException("The webhook returned " + status);
      }
    }
  }

  private static void sleepUntil(long due) {
    for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
