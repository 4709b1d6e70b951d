package io.relance.embedded.queue;

import io.relance.domain.queue.QueueName;

/** A queue in the database, with one number for its messages and one for its dead letters. */
record OpenQueue(QueueName name, long number, long deadNumber, QueueSignal arrivals) {}
