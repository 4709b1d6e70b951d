package io.relance.interpreter.query;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** The only time and randomness that expressions can reach. */
public record Chance(Instant now, RandomGenerator random) {}
