package io.relance.application.timeline;

import io.relance.application.automations.PublishedFlows;
import io.relance.application.execution.Enrollment;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.FlowOrder;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ElementId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders the entries of an enrollment at one instant by its flow; for one page. */
final class FlowPlaces {
  private record Version(AutomationId automation, long version) {}

  private final PublishedFlows flows;
  private final Map<Version, List<FlowElement>> orders = new HashMap<>();

  FlowPlaces(PublishedFlows flows) {
    this.flows = flows;
  }

  Optional<FlowElement> element(Enrollment enrollment, String id) {
    return order(enrollment).stream()
        .filter(element -> element.id().value().equals(id))
        .findFirst();
  }

  /** What sorts within the enrollment as the flow's elements do. */
  String id(Enrollment enrollment, ElementId element) {
    var order = order(enrollment).stream().map(one -> one.id().value()).toList();
    return enrollment.id() + "#%04d".formatted(order.indexOf(element.value()) + 1);
  }

  private List<FlowElement> order(Enrollment enrollment) {
    return orders.computeIfAbsent(
        new Version(enrollment.automation(), enrollment.version()),
        version -> FlowOrder.of(flows.flow(version.automation(), version.version())));
  }
}
