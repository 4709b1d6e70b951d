package io.relance.domain.engine;

/** Names one published version of a machine, in the engine's own terms (on AWS its ARN). */
public record MachineVersion(String reference) {}
