package io.relance.benchmarks;

import io.relance.application.automations.NewAutomation;
import io.relance.application.contacts.model.Contact;
import io.relance.application.persistence.Json;
import io.relance.application.simulation.SimulateAutomation;
import io.relance.application.simulation.SimulationResult;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Previews of thirty days for one contact after the other, in this process. */
final class PreviewsFigure implements Figures.Figure {
  private static final int WARM_UP = 500;
  private static final URI NOBODY = URI.create("http://127.0.0.1:9");

  @Override
  public int people() {
    return 2_000;
  }

  @Override
  public List<Line> measure(int people) throws IOException {
    try (var folder = Folder.make();
        var shop = new Shop(folder.path(), NOBODY)) {
      var contacts = shop.contacts(people);
      var flow = Json.tree(MeasuredFlows.month());
      var automation =
          shop.relance()
              .authoring()
              .editAutomations()
              .create(NewAutomation.of("Month", flow))
              .orElseThrow()
              .id();
      var simulating = shop.relance().authoring().simulateAutomation();
      for (int at = 0; at < WARM_UP; at++) {
        preview(simulating, automation, contact(shop, contacts.get(at % people)));
      }
      var nanos = new long[people];
      for (int at = 0; at < people; at++) {
        nanos[at] = preview(simulating, automation, contact(shop, contacts.get(at)));
      }
      Arrays.sort(nanos);
      return List.of(line("p50", nanos[people / 2]), line("p99", nanos[people * 99 / 100]));
    }
  }

  private static long preview(
      SimulateAutomation simulating, AutomationId automation, Contact contact) {
    var request =
        new SimulateAutomation.Request(
            automation,
            Optional.empty(),
            contact,
            Json.MAPPER.createObjectNode(),
            List.of(),
            Instant.EPOCH);
    var start = System.nanoTime();
    if (!(simulating.simulate(request) instanceof SimulationResult.Done)) {
      throw new IllegalStateException("The flow is not as it should be");
    }
    return System.nanoTime() - start;
  }

  private static Contact contact(Shop shop, String id) {
    return shop.relance().people().contacts().find(new ContactId(id)).orElseThrow();
  }

  private static Line line(String part, long nanos) {
    return Line.of(
        "a preview of thirty days, nine elements, " + part, "%.1f ms".formatted(nanos / 1e6), "");
  }
}
