package io.relance.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A launch to a list, over the API of the real server, one email to each contact. */
final class EmailsFigure implements Figures.Figure {
  private static final int ELEMENTS = 2;

  @Override
  public int people() {
    return 50_000;
  }

  @Override
  public List<Line> measure(int people) throws IOException {
    try (var folder = Folder.make();
        var texts = new Sink();
        var sink = new MailSink()) {
      var settings = settings(sink);
      var filled = fill(folder, texts, settings, people);
      try (var server = new MeasuredServer(folder.path(), texts.url(), settings)) {
        var launch = new MeasuredLaunch(server, Shop.client(server.address()), sink, filled);
        launch.warmUp(MeasuredLaunch.few(people));
        var lines = new ArrayList<>(launch.measure(people, ELEMENTS, MeasuredLaunch.Kind.EMAILS));
        lines.add(Line.of("connections opened to the mail server", "" + sink.connections(), ""));
        return lines;
      }
    }
  }

  private static Map<String, String> settings(MailSink sink) {
    return Map.of(
        "RELANCE_SMTP_URL",
        sink.url(),
        "RELANCE_EMAIL_FROM",
        "Benchmark <shop@benchmark.example>",
        "RELANCE_EMAIL_RATE",
        "100000");
  }

  private static MeasuredLaunch.Filled fill(
      Folder folder, Sink texts, Map<String, String> settings, int people) {
    try (var shop = new Shop(folder.path(), texts.url(), settings)) {
      return MeasuredLaunch.fill(shop, MeasuredFlows.email(), shop.addresses(people));
    }
  }
}
