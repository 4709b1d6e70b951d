package io.relance.application.automations;

import io.relance.domain.flow.Flow;
import java.time.Instant;

/** An automation as it takes contacts in now: the version and the activation they enter under. */
public record LiveAutomation(
    String id,
    String name,
    Instant createdAt,
    long version,
    long activation,
    String machine,
    Flow flow) {}
