package io.relance.application.sending.model;

import io.relance.domain.id.SendId;
import java.time.Instant;

/** A send to check again at an instant of real time. */
public record RetryAt(SendId send, Instant at) {}
