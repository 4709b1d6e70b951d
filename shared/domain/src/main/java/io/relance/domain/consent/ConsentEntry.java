package io.relance.domain.consent;

import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Purpose;
import java.time.Instant;

/**
 * One line of the consent ledger, which is only ever added to (D7.5).
 *
 * @param type the purpose that it is about
 * @param source where it came from, such as {@code shopify} or {@code sms}
 * @param at when the person said so
 */
public record ConsentEntry(
    Channel channel, Purpose type, ConsentState state, String source, Instant at) {}
