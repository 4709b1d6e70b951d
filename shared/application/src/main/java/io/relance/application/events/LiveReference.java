package io.relance.application.events;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.domain.id.AutomationId;
import java.time.Instant;

/** An automation as it was live at some moment, without its flow: for what enters it later. */
public record LiveReference(
    AutomationId id,
    String name,
    Instant createdAt,
    long version,
    long activation,
    String machine) {

  public static LiveReference of(LiveAutomation live) {
    return new LiveReference(
        live.id(),
        live.name(),
        live.createdAt(),
        live.version(),
        live.activation(),
        live.machine());
  }

  LiveAutomation in(PublishedFlows flows) {
    return new LiveAutomation(
        id, name, createdAt, version, activation, machine, flows.flow(id, version));
  }
}
