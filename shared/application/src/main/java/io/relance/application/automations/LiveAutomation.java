package io.relance.application.automations;

import io.relance.domain.flow.Flow;
import io.relance.domain.id.AutomationId;
import java.time.Instant;

/** An automation that accepts contacts: the version and the activation that they enter under. */
public record LiveAutomation(
    AutomationId id,
    String name,
    Instant createdAt,
    long version,
    long activation,
    String machine,
    Flow flow) {}
