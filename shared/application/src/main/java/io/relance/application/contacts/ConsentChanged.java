package io.relance.application.contacts;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A change of a contact's consent: for the same source event, the ledger returns the same change
 * again.
 *
 * @param types those that changed
 * @param seq the ledger's sequence number of the change
 */
public record ConsentChanged(
    ContactId contact,
    Channel channel,
    Set<Purpose> types,
    ConsentState state,
    String source,
    long seq,
    Instant at) {
  public ConsentChanged {
    types = Set.copyOf(types);
  }

  /** Whether it is an opt-out of an address that a contact gets, stated earlier. */
  public boolean restored() {
    return source.equals(RetainedOptOuts.SOURCE);
  }

  /** A unique name of an opt-out, without an address. */
  String name() {
    var words = types.stream().map(Purpose::name).sorted().collect(Collectors.joining(","));
    return "%s#%s#%s#%d".formatted(contact, channel, words, seq);
  }

  /** The opt-out of a name. */
  public static ConsentChanged optOut(String name, Instant at) {
    var parts = name.split("#", 4);
    var types =
        Arrays.stream(parts[2].split(",")).map(Purpose::valueOf).collect(Collectors.toSet());
    return new ConsentChanged(
        new ContactId(parts[0]),
        Channel.valueOf(parts[1]),
        types,
        ConsentState.UNSUBSCRIBED,
        "agenda",
        Long.parseLong(parts[3]),
        at);
  }
}
