package io.relance.application.contacts;

import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Consents;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A consent statement on one channel: one entry for each message type.
 *
 * @param source its origin, such as {@code sms}, {@code shopify} or {@code api}
 * @param reason the text or provider report that caused it, if any; never an address
 * @param fact the id of the source event, such as a message's id; the same event is recorded once
 */
public record ConsentStatement(
    Channel channel,
    List<Purpose> types,
    ConsentState state,
    String source,
    Optional<String> reason,
    Optional<String> fact,
    Instant at) {
  public ConsentStatement {
    types = List.copyOf(types);
  }

  /** No more messages of any type on a channel. */
  public static ConsentStatement optOut(Channel channel, String source, Instant at) {
    return ofEveryType(channel, ConsentState.UNSUBSCRIBED, source, at);
  }

  /** Messages of every type on a channel are welcome again. */
  public static ConsentStatement optIn(Channel channel, String source, Instant at) {
    return ofEveryType(channel, ConsentState.SUBSCRIBED, source, at);
  }

  /** About one type on a channel. */
  public static ConsentStatement of(ConsentEntry said) {
    return ofEveryType(said.channel(), said.state(), said.source(), said.at())
        .about(List.of(said.type()));
  }

  private static ConsentStatement ofEveryType(
      Channel channel, ConsentState state, String source, Instant at) {
    var types = Arrays.asList(Purpose.values());
    return new ConsentStatement(
        channel, types, state, source, Optional.empty(), Optional.empty(), at);
  }

  public ConsentStatement because(String words) {
    return new ConsentStatement(channel, types, state, source, Optional.of(words), fact, at);
  }

  /** Makes a repetition harmless. */
  public ConsentStatement by(String newFact) {
    return new ConsentStatement(channel, types, state, source, reason, Optional.of(newFact), at);
  }

  /** The same, about other types. */
  ConsentStatement about(List<Purpose> newTypes) {
    return new ConsentStatement(channel, newTypes, state, source, reason, fact, at);
  }

  /** Whether it would end an opt-out. */
  public boolean liftsOptOut(Consents standing) {
    return state == ConsentState.SUBSCRIBED
        && types.stream().anyMatch(type -> standing.optedOut(channel, type));
  }

  /** One entry for each type. */
  public List<ConsentEntry> entries() {
    return types.stream().map(type -> new ConsentEntry(channel, type, state, source, at)).toList();
  }
}
