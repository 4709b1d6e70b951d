package io.relance.application.admin;

import java.time.Instant;

/**
 * A provider that refuses our account, by which nothing is sent for now.
 *
 * @param code the provider's own code
 * @param reason in words that an operator understands
 * @param nextTestAt when the next message tests the provider
 */
public record PausedProvider(
    String provider, Instant since, String code, String reason, Instant nextTestAt) {}
