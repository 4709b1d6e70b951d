package io.relance.domain.consent;

import io.relance.domain.contact.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A person's current consents, derived from the ledger: for each channel and type the entry with
 * the latest {@code at}, whatever the order of recording.
 */
public record Consents(List<ConsentEntry> standing) {
  public static final Consents NONE = new Consents(List.of());

  public Consents {
    standing = List.copyOf(standing);
  }

  public Optional<ConsentEntry> standing(Channel channel, Purpose type) {
    return standing.stream().filter(entry -> isFor(entry, channel, type)).findFirst();
  }

  public Optional<ConsentState> state(Channel channel, Purpose type) {
    return standing(channel, type).map(ConsentEntry::state);
  }

  /** Whether a purpose may be sent: marketing when agreed, transactional unless refused (D7.6). */
  public boolean permit(Channel channel, Purpose purpose) {
    var state = state(channel, purpose);
    return switch (purpose) {
      case MARKETING -> state.equals(Optional.of(ConsentState.SUBSCRIBED));
      case TRANSACTIONAL -> !state.equals(Optional.of(ConsentState.UNSUBSCRIBED));
    };
  }

  /** Whether the person currently has any opt-out on a channel. */
  public boolean optedOut(Channel channel) {
    return Arrays.stream(Purpose.values()).anyMatch(type -> optedOut(channel, type));
  }

  /** Whether the person is currently opted out of one type on a channel. */
  public boolean optedOut(Channel channel, Purpose type) {
    return state(channel, type).equals(Optional.of(ConsentState.UNSUBSCRIBED));
  }

  /** The consents with one more entry; an older entry than the current one changes nothing. */
  public Consents after(ConsentEntry entry) {
    var before = standing(entry.channel(), entry.type());
    if (before.filter(known -> known.at().isAfter(entry.at())).isPresent()) {
      return this;
    }
    var others = standing.stream().filter(known -> !isFor(known, entry.channel(), entry.type()));
    return new Consents(Stream.concat(others, Stream.of(entry)).toList());
  }

  private static boolean isFor(ConsentEntry entry, Channel channel, Purpose type) {
    return entry.channel() == channel && entry.type() == type;
  }
}
