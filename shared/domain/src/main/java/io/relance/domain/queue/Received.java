package io.relance.domain.queue;

import java.util.Optional;

/**
 * A message as a receiver got it.
 *
 * @param id the same at every receive
 * @param receipt names this receive; acknowledging with an older one has no effect
 * @param receiveCount 1 at the first receive
 */
public record Received(
    String id, String receipt, String body, Optional<String> group, int receiveCount) {}
