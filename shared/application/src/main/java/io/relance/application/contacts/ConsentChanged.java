package io.relance.application.contacts;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Purpose;
import java.time.Instant;
import java.util.Set;

/**
 * What a contact agrees to has really changed, once: told again of the same fact, the ledger
 * answers the same.
 *
 * @param types those that changed
 * @param seq the ledger's number of the change, which tells it from every other one
 */
public record ConsentChanged(
    String contact,
    Channel channel,
    Set<Purpose> types,
    ConsentState state,
    String source,
    long seq,
    Instant at) {
  public ConsentChanged {
    types = Set.copyOf(types);
  }
}
