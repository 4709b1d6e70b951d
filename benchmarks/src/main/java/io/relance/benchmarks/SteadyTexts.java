package io.relance.benchmarks;

import io.relance.testkit.fake.TwilioAccount;
import io.relance.testkit.fake.TwilioCalls;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Texts that come at a steady rate, whatever the server does.
 *
 * @param server where they are posted
 * @param sink where their answers arrive
 * @param writer the phone that writes the text with a number
 * @param perSecond how many come in a second
 */
record SteadyTexts(URI server, Sink sink, IntFunction<String> writer, String body, int perSecond) {
  static final int PER_SECOND = 200;

  /** Texts that come at the usual rate. */
  SteadyTexts(URI server, Sink sink, IntFunction<String> writer, String body) {
    this(server, sink, writer, body, PER_SECOND);
  }

  /** How many come in so long at the usual rate. */
  static int count(Duration duration) {
    return Math.toIntExact(duration.toSeconds() * PER_SECOND);
  }

  /** Posts texts, the first of them with that number; how long each took, sorted. */
  long[] post(int first, int count) {
    var nanos = new AtomicLongArray(count);
    var start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int at = 0; at < count; at++) {
        var text = at;
        var due = start + at * (Duration.ofSeconds(1).toNanos() / perSecond);
        sleepUntil(due);
        threads.execute(() -> nanos.set(text, answered(first + text, due)));
      }
    }
    return IntStream.range(0, count).mapToLong(nanos::get).sorted().toArray();
  }

  private long answered(int text, long due) {
    var phone = writer.apply(text);
    var answer = sink.nextArrival(phone);
    post(text, phone);
    return answer.join() - due;
  }

  /** Posts the text with a number, and does not wait for its answer. */
  void post(int text) {
    post(text, writer.apply(text));
  }

  private void post(int text, String from) {
    var form =
        Map.of(
            "MessageSid",
            "SM%032x".formatted(text),
            "AccountSid",
            TwilioAccount.INVENTED.sid(),
            "From",
            from,
            "To",
            Shop.SENDER,
            "Body",
            body,
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

  /** The time that a part of the sorted times took at most. */
  static String millis(long[] sorted, double part) {
    var place = Math.min(sorted.length - 1, (int) (sorted.length * part));
    return "%.1f ms".formatted(sorted[place] / 1e6);
  }

  private static void sleepUntil(long due) {
    for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
