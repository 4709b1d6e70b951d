package io.relance.embedded.queue;

/**
 * How many messages stand where.
 *
 * @param visible can be received, or will be once those before them in their group are done
 * @param inFlight received and not yet acknowledged
 * @param delayed sent or put back with a delay that has not passed
 * @param dead dead letters
 */
public record QueueCounts(long visible, long inFlight, long delayed, long dead) {}
