package io.relance.application.admin;

import java.time.Instant;

/**
 * Work that failed after the last retry, stored until it is replayed.
 *
 * @param kind {@code wave}, or {@code message} of a queue
 * @param resource the wave's id, or the queue's name
 * @param reason for an operator
 * @param body the payload for a replay; never shown, since it may contain a message
 */
public record DeadLetter(
    String id, String kind, String resource, String reason, Instant at, String body) {}
