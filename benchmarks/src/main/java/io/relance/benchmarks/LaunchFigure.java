package io.relance.benchmarks;

import java.io.IOException;
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
        var launch = new MeasuredLaunch(server, Shop.client(server.address()), sink, filled);
        launch.warmUp(MeasuredLaunch.few(people));
        return launch.measure(people, elements, MeasuredLaunch.Kind.TEXTS);
      }
    }
  }

  private MeasuredLaunch.Filled fill(Folder folder, Sink sink, int people) {
    try (var shop = new Shop(folder.path(), sink.url())) {
      return MeasuredLaunch.fill(shop, flow, shop.contacts(people));
    }
  }
}
