package io.relance.application.sending.model;

import java.time.Instant;

/** A reservation of a number of messages of one sender, from an instant on, in real time. */
public record RateReservation(Instant at, int count) {}
