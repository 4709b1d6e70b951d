package io.relance.application.composition;

import io.relance.domain.retry.Pause;
import java.time.InstantSource;

/**
 * The time of a deployment.
 *
 * @param clock the time that contacts and marketers see; may be fixed in tests
 * @param realTime the time that rates, back-off and claims run on; it jumps with a test clock
 * @param wallClock the time outside, which no test clock moves
 * @param pause waits between two tries
 */
public record Clocks(
    InstantSource clock, InstantSource realTime, InstantSource wallClock, Pause pause) {}
