package io.relance.application.sending.model;

import java.time.Instant;

/** A send to check again at an instant of real time. */
public record RetryAt(String send, Instant at) {}
