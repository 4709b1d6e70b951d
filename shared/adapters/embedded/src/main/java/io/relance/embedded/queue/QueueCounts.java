package io.relance.embedded.queue;

/**
 * The numbers of messages of a queue.
 *
 * @param visible that can be received, or will be after those before them in their group
 * @param inFlight received and not yet acknowledged
 * @param delayed sent or put back with a delay that has not passed
 * @param dead dead letters
 */
public record QueueCounts(long visible, long inFlight, long delayed, long dead) {}
