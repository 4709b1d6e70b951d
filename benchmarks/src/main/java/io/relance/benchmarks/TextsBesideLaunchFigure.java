package io.relance.benchmarks;

import io.relance.testkit.server.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Texts that come at a steady rate, each answered by an automation, while a launch sends: at the
 * rate of its sender, then as fast as the server can. The contacts who write are none of the
 * launch's.
 */
final class TextsBesideLaunchFigure implements Figures.Figure {
  private static final int WRITERS = 4_000;
  private static final int WARM_UP = 1_000;
  private static final Duration MEASURED = Duration.ofSeconds(10);
  private static final List<Integer> RATES = List.of(20, 60, 200);
  private static final String KEYWORD = "HOURS";
  private static final List<Speed> SPEEDS =
      List.of(
          new Speed("a launch at 300/s", Map.of("RELANCE_SMS_RATE", "300")),
          new Speed("a launch at full speed", Map.of()));

  @Override
  public int people() {
    return 60_000;
  }

  /** How fast a launch sends, by the settings of the server. */
  private record Speed(String launch, Map<String, String> settings) {}

  @Override
  public List<Line> measure(int people) throws IOException {
    var lines = new ArrayList<Line>();
    for (var speed : SPEEDS) {
      lines.addAll(measure(people, speed));
    }
    return lines;
  }

  private static List<Line> measure(int people, Speed speed) throws IOException {
    try (var folder = Folder.make();
        var sink = new Sink()) {
      var filled = fill(folder, sink, people);
      try (var server = new MeasuredServer(folder.path(), sink.url(), speed.settings)) {
        var beside = new Beside(speed, server, Shop.client(server.address()), sink, filled);
        return beside.measure(people);
      }
    }
  }

  private static MeasuredLaunch.Filled fill(Folder folder, Sink sink, int people) {
    try (var shop = new Shop(folder.path(), sink.url())) {
      var contacts = shop.contacts(WRITERS + people);
      var _ = shop.automation(MeasuredFlows.answer(KEYWORD));
      return MeasuredLaunch.fill(
          shop, MeasuredFlows.text(), contacts.subList(WRITERS, contacts.size()));
    }
  }

  private record Beside(
      Speed speed, MeasuredServer server, ApiClient api, Sink sink, MeasuredLaunch.Filled filled) {
    List<Line> measure(int people) {
      var launch = new MeasuredLaunch(server, api, sink, filled);
      launch.warmUp(MeasuredLaunch.few(people));
      var _ = texts(SteadyTexts.PER_SECOND).post(0, WARM_UP);
      var start = sink.taken();
      launch.begin();
      Await.that(() -> sink.taken() - start >= MeasuredLaunch.few(people));
      var lines = new ArrayList<Line>();
      int first = WARM_UP;
      for (int rate : RATES) {
        int count = Math.toIntExact(rate * MEASURED.toSeconds());
        lines.addAll(lines(rate, first, count));
        first += count;
      }
      var isOver = sink.taken() - start - (first - WARM_UP) >= people;
      lines.add(Line.of("the launch was still sending after that", isOver ? "no" : "yes", "yes"));
      return lines;
    }

    private List<Line> lines(int rate, int first, int count) {
      var before = sink.taken();
      var start = System.nanoTime();
      var nanos = texts(rate).post(first, count);
      var seconds = (System.nanoTime() - start) / 1e9;
      var launched = (sink.taken() - before - count) / seconds;
      var what = "%d texts/s beside %s, answered".formatted(rate, speed.launch);
      return List.of(
          Line.of(what + ", p50", SteadyTexts.millis(nanos, 0.5), ""),
          Line.of(what + ", p99", SteadyTexts.millis(nanos, 0.99), "≤ 50 ms"),
          Line.of(what + ", slowest", SteadyTexts.millis(nanos, 1), ""),
          Line.of("texts of the launch meanwhile", "%,.0f messages/s".formatted(launched), ""));
    }

    private SteadyTexts texts(int rate) {
      return new SteadyTexts(
          server.address(), sink, text -> Shop.phone(text % WRITERS), KEYWORD, rate);
    }
  }
}
