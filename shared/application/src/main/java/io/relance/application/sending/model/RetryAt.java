package io.relance.application.sending.model;

import java.time.Instant;

/** A send that is to be looked at again, in real time. */
public record RetryAt(String send, Instant at) {}
