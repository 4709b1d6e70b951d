package io.relance.functions.api.contacts;

import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Purpose;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.ApiException;
import io.relance.functions.api.Choices;
import io.relance.functions.api.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads statements of consent, and collects every fault. */
final class ConsentReader {
  private static final String DEFAULT_SOURCE = "api";
  private static final int LONGEST_SOURCE = 100;

  /** Clocks differ. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final List<Problem.Fault> faults;
  private final Instant now;

  /**
   * A reader that adds its faults to others.
   *
   * @param now the time of a statement that gives none
   */
  ConsentReader(List<Problem.Fault> faults, Instant now) {
    this.faults = faults;
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /** What the consents of a contact's body state, without those that cannot be read. */
  List<ConsentEntry> entries(List<ContactBodies.Consent> bodies) {
    return IntStream.range(0, bodies.size())
        .mapToObj(at -> entry("consents[%d].".formatted(at), bodies.get(at)))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * What a body states about the channel of its address.
   *
   * @throws Refusal with every fault
   */
  static ConsentEntry entry(Channel channel, ContactBodies.Consent body, Instant now) {
    var faults = new ArrayList<Problem.Fault>();
    var entry = new ConsentReader(faults, now).entry("", body, Optional.of(channel));
    if (body.channel() != null && !channel(body.channel()).equals(Optional.of(channel))) {
      faults.add(
          Problem.Fault.field(
              "channel",
              "must be \"%s\", as in the address, or be left out, not %s"
                  .formatted(word(channel), Quoted.of(body.channel()))));
    }
    if (!faults.isEmpty()) {
      throw ApiException.invalid(faults);
    }
    return entry.orElseThrow();
  }

  /** The channel of that name. */
  static Optional<Channel> channel(String word) {
    return named(Channel.values(), word);
  }

  private Optional<ConsentEntry> entry(String path, ContactBodies.Consent body) {
    return entry(path, body, read(path + "channel", body.channel(), Channel.values()));
  }

  private Optional<ConsentEntry> entry(
      String path, ContactBodies.Consent body, Optional<Channel> channel) {
    var type =
        body.type() == null
            ? Optional.of(Purpose.MARKETING)
            : read(path + "type", body.type(), Purpose.values());
    var state = read(path + "state", body.state(), ConsentState.values());
    var source = source(path, body.source());
    var at = at(path, body.at());
    return channel.isPresent() && type.isPresent() && state.isPresent()
        ? Optional.of(
            new ConsentEntry(
                channel.orElseThrow(), type.orElseThrow(), state.orElseThrow(), source, at))
        : Optional.empty();
  }

  private <T extends Enum<T>> Optional<T> read(String path, @Nullable String word, T[] values) {
    var found = word == null ? Optional.<T>empty() : named(values, word);
    if (found.isEmpty()) {
      var words = Arrays.stream(values).map(ConsentReader::word).toList();
      faults.add(Problem.Fault.field(path, Choices.fault(word, words)));
    }
    return found;
  }

  private String source(String path, @Nullable String source) {
    if (source == null) {
      return DEFAULT_SOURCE;
    }
    if (source.isBlank()
        || source.length() > LONGEST_SOURCE
        || source.chars().anyMatch(Character::isISOControl)) {
      faults.add(Problem.Fault.field(path + "source", "must be 1 to 100 printable characters"));
    }
    return source.strip();
  }

  private Instant at(String path, @Nullable String at) {
    if (at == null) {
      return now;
    }
    try {
      var said = OffsetDateTime.parse(at).toInstant();
      if (!said.isAfter(now.plus(AHEAD))) {
        return said;
      }
      faults.add(Problem.Fault.field(path + "at", "must not be in the future: " + Quoted.of(at)));
    } catch (DateTimeException _) {
      faults.add(
          Problem.Fault.field(
              path + "at",
              "must be a time with an offset such as 2026-11-22T10:00:00Z, not " + Quoted.of(at)));
    }
    return now;
  }

  private static <T extends Enum<T>> Optional<T> named(T[] values, String word) {
    return Arrays.stream(values).filter(value -> word(value).equals(word)).findFirst();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
