package io.relance.benchmarks;

import io.relance.testkit.server.Http;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** How soon a server that was stopped counts a segment exactly again, and what it holds then. */
final class RestartFigure implements Figures.Figure {
  private static final int TIMES = 3;
  private static final String ALL = "{\"criteria\": {\"property\": \"country\", \"is\": \"FR\"}}";

  @Override
  public int people() {
    return 100_000;
  }

  @Override
  public List<Line> measure(int people) throws IOException {
    try (var folder = Folder.make();
        var sink = new Sink()) {
      try (var shop = new Shop(folder.path(), sink.url())) {
        CsvPeople.imported(shop, folder, people, null);
      }
      var slowest = Duration.ZERO;
      long most = 0;
      for (int time = 0; time < TIMES; time++) {
        try (var server = new MeasuredServer(folder.path(), sink.url())) {
          var counted = server.readyAfter().plus(counted(server, people));
          slowest = counted.compareTo(slowest) > 0 ? counted : slowest;
          most = Math.max(most, server.mostResident().orElse(0));
        }
      }
      return List.of(
          Line.of(
              "restart to the count of %,d contacts, slowest of %d".formatted(people, TIMES),
              "%.2f s".formatted(slowest.toMillis() / 1e3),
              "≤ 10 s"),
          Line.of("resident then, at most", most + " MB", "≤ 1,024 MB"));
    }
  }

  /** How long it takes until a count is answered, which must be exact. */
  private static Duration counted(MeasuredServer server, int people) {
    var client = Shop.client(server.address());
    var start = System.nanoTime();
    Await.that(
        () ->
            Http.send(client.request("POST", "/v1/segments/calculations", ALL)).statusCode()
                == 200);
    var took = Duration.ofNanos(System.nanoTime() - start);
    var count = client.post("/v1/segments/calculations", ALL).at("/count/all").asInt();
    if (count != people) {
      throw new IllegalStateException("Counted " + count + " contacts instead of " + people);
    }
    return took;
  }
}
