package io.relance.embedded.queue;

import io.relance.domain.queue.QueueName;

/** A queue as it is kept: its messages and its dead letters stand under two numbers. */
record OpenQueue(QueueName name, long number, long deadNumber, QueueSignal arrivals) {}
