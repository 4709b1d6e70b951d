package io.relance.domain.queue;

import java.time.Duration;

/**
 * A declared queue.
 *
 * @param ordered whether messages of one group come in order, a failing one holding back its group;
 *     otherwise messages come in any order and may be delayed
 * @param visibility how long a received message stays hidden from other receivers
 * @param maxReceives after so many receives without acknowledgement a message is a dead letter
 */
public record QueueName(String name, boolean ordered, Duration visibility, int maxReceives) {}
