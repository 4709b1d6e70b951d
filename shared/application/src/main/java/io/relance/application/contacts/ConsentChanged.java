package io.relance.application.contacts;

import io.relance.domain.consent.ConsentState;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Purpose;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

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

  /** Names an opt-out by whatever tells it from others, and no address. */
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
        parts[0],
        Channel.valueOf(parts[1]),
        types,
        ConsentState.UNSUBSCRIBED,
        "agenda",
        Long.parseLong(parts[3]),
        at);
  }
}
