package io.relance.domain.consent;

import io.relance.domain.contact.Channel;
import java.time.Instant;

/**
 * An entry of the consent ledger, which is append-only (D7.5).
 *
 * @param type the purpose it applies to
 * @param source the source, such as {@code shopify} or {@code sms}
 * @param at when the person gave or withdrew consent
 */
public record ConsentEntry(
    Channel channel, Purpose type, ConsentState state, String source, Instant at) {}
