package io.relance.application.sending.model;

import io.relance.application.automations.Cohort;
import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Item;
import java.util.Optional;

/**
 * The position of a send in an automation.
 *
 * @param launch the launch by which the contact entered
 */
public record FlowPosition(
    Cohort cohort,
    long activation,
    EnrollmentId enrollment,
    WaveId wave,
    ElementId element,
    Optional<LaunchId> launch) {

  public AutomationId automation() {
    return cohort.automation();
  }

  /** The id of what it waits with for its sender: the launch, else the automation. */
  public String source() {
    return launch.map(LaunchId::value).orElseGet(() -> automation().value());
  }

  static Optional<FlowPosition> of(Item item) {
    return item.text("wave")
        .map(
            wave ->
                new FlowPosition(
                    Cohort.of(item),
                    item.number("activation"),
                    new EnrollmentId(item.text("enrollment").orElseThrow()),
                    new WaveId(wave),
                    new ElementId(item.text("element").orElseThrow()),
                    item.text("launch").map(LaunchId::new)));
  }

  void into(ItemBuilder item) {
    cohort.into(item);
    item.number("activation", activation)
        .text("enrollment", enrollment.value())
        .text("wave", wave.value())
        .text("element", element.value())
        .text("launch", launch.map(LaunchId::value));
  }
}
