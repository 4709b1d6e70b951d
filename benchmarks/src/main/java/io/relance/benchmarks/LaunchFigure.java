package io.relance.benchmarks;

import io.relance.testkit.server.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A launch to a list, over the API of the real server, one text to each contact; a tenth goes
 * before, so that the server has warmed up.
 */
record LaunchFigure(String flow, int elements) implements Figures.Figure {
  @Override
  public int people() {
    return 100_000;
  }

  @Override
  public List<Line> measure(int people) throws IOException {
    try (var folder = Folder.make();
        var sink = new Sink()) {
      var filled = fill(folder, sink, people);
      try (var server = new MeasuredServer(folder.path(), sink.url())) {
        var launch = new Launch(server, Shop.client(server.address()), sink, filled);
        launch.warmUp(Math.ceilDiv(people, 10));
        return launch.measure(people, elements);
      }
    }
  }

  private Filled fill(Folder folder, Sink sink, int people) {
    try (var shop = new Shop(folder.path(), sink.url())) {
      var contacts = shop.contacts(people);
      var few = shop.list(contacts.subList(0, Math.ceilDiv(people, 10)));
      return new Filled(shop.automation(flow).id().value(), few, shop.list(contacts));
    }
  }

  /** What is in the folder: an automation, a tenth of the contacts as a list, and all of them. */
  private record Filled(String automation, String few, String all) {}

  private record Launch(MeasuredServer server, ApiClient api, Sink sink, Filled filled) {
    void warmUp(int people) {
      api.launchForList(filled.automation(), filled.few());
      Await.that(() -> sink.taken() >= people && isFinished());
    }

    List<Line> measure(int people, int elements) {
      var before = sink.taken();
      var processors = server.processorTime();
      var start = System.nanoTime();
      api.launchForList(filled.automation(), filled.all());
      Await.that(() -> sink.taken() - before >= people);
      var texts = work(people, start, processors);
      Await.that(this::isFinished);
      var all = work((long) people * elements, start, processors);
      var what = "a launch to a list of %,d, %d elements".formatted(people, elements);
      return List.of(
          Line.rate(what + ", texts", texts, "messages/s", "10,000"),
          Line.rate(what + ", in all", all, "contact-elements/s", ""));
    }

    private Line.Work work(long amount, long start, Duration processors) {
      return new Line.Work(
          amount,
          Duration.ofNanos(System.nanoTime() - start),
          server.processorTime().minus(processors));
    }

    private boolean isFinished() {
      return api.report(filled.automation()).path("inProgress").asLong() == 0;
    }
  }
}
