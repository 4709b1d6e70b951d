package io.relance.application.sending;

import java.time.Instant;

/** So many messages of one sender, from an instant on, in real time. */
public record Slot(Instant at, int count) {}
