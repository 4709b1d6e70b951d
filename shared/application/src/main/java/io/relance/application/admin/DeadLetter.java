package io.relance.application.admin;

import java.time.Instant;

/**
 * Something that could not be done, kept until it is done again.
 *
 * @param kind {@code wave}, or {@code message} of a queue
 * @param resource the wave's id, or the queue's name
 * @param reason in words an operator understands
 * @param body what is needed to do it again; not shown, since it may hold a text
 */
public record DeadLetter(
    String id, String kind, String resource, String reason, Instant at, String body) {}
