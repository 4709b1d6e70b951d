package io.relance.cost;

import java.time.Duration;

/**
 * What a crowd's walk through an automation comes to.
 *
 * @param starts executions that start, forks included
 * @param mostAtOnce waves that are under way at the same time, at most
 * @param longestHistory events in the longest history of one execution, retries left out
 * @param starting how long it takes until all executions have started
 */
public record Estimate(
    AudienceModel crowd,
    Usage usage,
    double starts,
    double mostAtOnce,
    long longestHistory,
    Duration starting) {}
