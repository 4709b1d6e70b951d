package io.relance.interpreter.jsonata;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** The only time and randomness that expressions can reach. */
public record Randomness(Instant now, RandomGenerator random) {}
