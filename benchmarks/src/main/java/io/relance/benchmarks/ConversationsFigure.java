package io.relance.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Conversations of two questions: whether each is answered or times out, once, on a server that is
 * killed on the way; and how fast a reply is answered while they are open.
 */
final class ConversationsFigure implements Figures.Figure {
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration MEASURED = Duration.ofSeconds(30);
  private static final Duration OPEN = Duration.ofDays(1);
  private static final int AT_ONCE = 32;

  @Override
  public int people() {
    return 100_000;
  }

  @Override
  public List<Line> measure(int people) throws IOException {
    var lines = new ArrayList<>(KilledConversations.measure(people));
    lines.addAll(replies(people));
    return lines;
  }

  /** Replies at a steady rate, each to a conversation of its own among those that are open. */
  private static List<Line> replies(int people) throws IOException {
    try (var folder = Folder.make();
        var sink = new Sink()) {
      try (var shop = new Shop(folder.path(), sink.url())) {
        shop.subscribers(people);
        var _ = shop.automation(MeasuredFlows.quiz(OPEN));
      }
      try (var server = new MeasuredServer(folder.path(), sink.url())) {
        open(server, sink, people);
        var warmUp = Math.min(people / 4, SteadyTexts.count(WARM_UP));
        var measured = Math.min(people - warmUp, SteadyTexts.count(MEASURED));
        var texts =
            new SteadyTexts(
                server.address(),
                sink,
                text -> Shop.phone(text - people),
                MeasuredFlows.FIRST_ANSWER);
        var _ = texts.post(people, warmUp);
        var processors = server.processorTime();
        var nanos = texts.post(people + warmUp, measured);
        return lines(people, nanos, server.processorTime().minus(processors));
      }
    }
  }

  /** Opens the conversation of each contact, as fast as the server takes their texts. */
  private static void open(MeasuredServer server, Sink sink, int people) {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      IntStream.range(0, people)
          .forEach(
              text ->
                  threads.execute(
                      () ->
                          new SteadyTexts(
                                  server.address(), sink, Shop::phone, MeasuredFlows.QUIZ_KEYWORD)
                              .post(text)));
    }
    Await.that(() -> sink.taken() >= people);
  }

  private static List<Line> lines(int people, long[] nanos, Duration processors) {
    var what = "%d replies/s, %,d conversations open".formatted(SteadyTexts.PER_SECOND, people);
    var cost = "%,.0f µs".formatted(processors.toNanos() / 1e3 / nanos.length);
    return List.of(
        new Line(what + ", p50", SteadyTexts.millis(nanos, 0.5), cost, ""),
        new Line(what + ", p99", SteadyTexts.millis(nanos, 0.99), "", "≤ 50 ms"),
        new Line(what + ", slowest", SteadyTexts.millis(nanos, 1), "", ""));
  }
}
