package io.relance.functions.api.contacts;

import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.json.TimeFields;
import io.relance.functions.api.problems.Missing;
import io.relance.json.Choices;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads statements of consent. */
final class ConsentReader {
  private static final String DEFAULT_SOURCE = "api";
  private static final int LONGEST_SOURCE = 100;
  private static final int MOST = 1_000;
  private static final Map<String, Channel> CHANNELS = Choices.of(Channel.class);

  /** Clocks of other systems may be ahead. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final Instant now;

  /**
   * A reader of one request.
   *
   * @param now the time of a statement that gives none
   */
  ConsentReader(Instant now) {
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The channel that the path names. */
  static Channel channel(String name) {
    return Optional.ofNullable(CHANNELS.get(name))
        .orElseThrow(() -> Missing.choice("channel", name, CHANNELS.keySet()));
  }

  /** The valid statements of a list. */
  List<ConsentEntry> entries(JsonValue list) {
    return list.list(
        MOST,
        item ->
            item.object(
                fields -> {
                  var channel = fields.required("channel", value -> value.choice(CHANNELS));
                  var statement = statement(fields);
                  return channel.flatMap(on -> statement.map(about -> about.apply(on)));
                }));
  }

  /** A statement about the channel in the path. */
  Function<JsonFields, Supplier<ConsentEntry>> on(Channel channel) {
    return fields -> {
      fields.optional("channel", Optional::of).ifPresent(value -> same(value, channel));
      var statement = statement(fields);
      return () -> statement.orElseThrow().apply(channel);
    };
  }

  private static void same(JsonValue value, Channel channel) {
    if (!value.node().asText().equals(Choices.name(channel))) {
      value.fault(
          "must be \"%s\", as in the path, or absent, not %s"
              .formatted(Choices.name(channel), Quoted.of(value.node().asText())));
    }
  }

  /** A statement about a channel that is read elsewhere; empty without a valid state. */
  private Optional<Function<Channel, ConsentEntry>> statement(JsonFields fields) {
    var type = fields.optional("type", value -> value.choice(Choices.of(Purpose.class)));
    var state = fields.required("state", value -> value.choice(Choices.of(ConsentState.class)));
    var source = fields.optional("source", ConsentReader::source);
    var at = fields.optional("at", this::at);
    return state.map(
        stated ->
            channel ->
                new ConsentEntry(
                    channel,
                    type.orElse(Purpose.MARKETING),
                    stated,
                    source.orElse(DEFAULT_SOURCE),
                    at.orElse(now)));
  }

  private static Optional<String> source(JsonValue value) {
    return value
        .string()
        .filter(
            source ->
                value.holds(
                    !source.isBlank()
                        && source.length() <= LONGEST_SOURCE
                        && source.chars().noneMatch(Character::isISOControl),
                    "must be 1 to 100 printable characters, not " + Quoted.of(source)))
        .map(String::strip);
  }

  private Optional<Instant> at(JsonValue value) {
    return TimeFields.instant(value)
        .filter(
            at ->
                value.holds(
                    !at.isAfter(now.plus(AHEAD)),
                    "must not be in the future: " + Quoted.of(value.node().asText())));
  }
}
