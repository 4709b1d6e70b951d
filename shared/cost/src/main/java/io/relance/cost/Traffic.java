package io.relance.cost;

import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Leads a crowd through a flow, element by element, each before those that it leads to. */
final class Traffic {
  private final Flow flow;
  private final ExitShares exitShares;
  private final Map<ElementId, Visits> visits = new HashMap<>();
  private final Map<ElementId, Integer> awaited = new HashMap<>();
  private final List<Stop> stops = new ArrayList<>();

  private Traffic(Flow flow, AudienceModel audienceModel) {
    this.flow = flow;
    this.exitShares = new ExitShares(audienceModel);
  }

  /** An element with those who come to it and the ways they leave it by. */
  record Stop(FlowElement element, Visits visits, List<ExitShare> departures) {
    double forked() {
      return departures.stream().mapToDouble(ExitShare::forked).sum();
    }
  }

  /** A flow that compiles is led through whole. */
  static List<Stop> of(Flow flow, AudienceModel audienceModel) {
    var traffic = new Traffic(flow, audienceModel);
    traffic.countEntries();
    traffic.visits.put(
        flow.start(),
        new Visits(audienceModel.waves(), audienceModel.contacts(), audienceModel.zonesInAWave()));
    traffic.visit();
    return List.copyOf(traffic.stops);
  }

  private void countEntries() {
    var toVisit = new ArrayDeque<>(List.of(flow.start()));
    awaited.put(flow.start(), 0);
    while (!toVisit.isEmpty()) {
      for (var next : element(toVisit.poll()).exits().values()) {
        if (awaited.merge(next, 1, Integer::sum) == 1) {
          toVisit.add(next);
        }
      }
    }
  }

  private void visit() {
    var ready = new ArrayDeque<>(List.of(flow.start()));
    while (!ready.isEmpty()) {
      var element = element(ready.poll());
      var stop = stop(element);
      stops.add(stop);
      for (var exitShare : stop.departures()) {
        var next = exitShare.to();
        visits.merge(next, exitShare.visits(), Visits::plus);
        if (awaited.merge(next, -1, Integer::sum) == 0) {
          ready.add(next);
        }
      }
    }
  }

  private Stop stop(FlowElement element) {
    var here = visits.getOrDefault(element.id(), Visits.NONE);
    return new Stop(element, here, exitShares.of(element, here));
  }

  private FlowElement element(ElementId id) {
    return flow.element(id)
        .orElseThrow(() -> new IllegalArgumentException("Element " + id.value() + " not found"));
  }
}
