package io.relance.config;

import io.relance.application.sending.gate.FrequencyCap;
import io.relance.domain.contact.Channel;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads how many marketing messages a contact may get: {@code sms=2/P1D,email=3/P7D}, or {@code
 * off}.
 */
final class FrequencyCapSetting {
  private static final String NAME = "RELANCE_FREQUENCY_CAP";
  private static final String OFF = "off";
  private static final Pattern CAP = Pattern.compile("([^=/]*)=([^=/]*)/([^=/]*)");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,4}");
  private static final Pattern PERIOD = Pattern.compile("P([0-9]{1,4})([DW])");

  private static final Map<String, Channel> CHANNELS =
      Stream.of(Channel.values())
          .collect(
              Collectors.toMap(
                  channel -> channel.name().toLowerCase(Locale.ROOT),
                  channel -> channel,
                  (one, _) -> one,
                  LinkedHashMap::new));

  private FrequencyCapSetting() {}

  /** The cap of each channel that has one. */
  static Map<Channel, FrequencyCap> read(SettingValues values) {
    return values
        .text(NAME)
        .filter(text -> !text.strip().equals(OFF))
        .map(FrequencyCapSetting::read)
        .orElse(Map.of());
  }

  private static Map<Channel, FrequencyCap> read(String text) {
    var caps = new EnumMap<Channel, FrequencyCap>(Channel.class);
    for (var part : text.split(",", -1)) {
      var matcher = CAP.matcher(part.strip());
      if (!matcher.matches()) {
        throw invalid("must be off, or caps such as sms=2/P1D,email=3/P7D", part.strip());
      }
      var cap = new FrequencyCap(messages(matcher), days(matcher));
      if (caps.putIfAbsent(channel(matcher), cap) != null) {
        throw new InvalidSetting(
            NAME, "must have each channel once, not twice: " + Quoted.of(part.strip()));
      }
    }
    return caps;
  }

  private static Channel channel(Matcher matcher) {
    var name = matcher.group(1).strip();
    var channel = CHANNELS.get(name);
    if (channel == null) {
      throw new InvalidSetting(
          NAME,
          "must name channels (%s), not %s%s"
              .formatted(
                  String.join(", ", CHANNELS.keySet()),
                  Quoted.of(name),
                  NearestName.of(name, CHANNELS.keySet())
                      .map(near -> " (did you mean %s?)".formatted(Quoted.of(near)))
                      .orElse("")));
    }
    return channel;
  }

  private static int messages(Matcher matcher) {
    var text = matcher.group(2).strip();
    int messages = COUNT.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (messages < 1 || messages > FrequencyCap.MOST_MESSAGES) {
      throw invalid(
          "must permit 1 to %d messages in each period".formatted(FrequencyCap.MOST_MESSAGES),
          text);
    }
    return messages;
  }

  private static int days(Matcher matcher) {
    var text = matcher.group(3).strip();
    var period = PERIOD.matcher(text);
    int days =
        period.matches()
            ? Integer.parseInt(period.group(1)) * (period.group(2).equals("W") ? 7 : 1)
            : 0;
    if (days < 1 || days > FrequencyCap.MOST_DAYS) {
      throw invalid(
          "must have periods of 1 to %d calendar days such as P1D or P1W"
              .formatted(FrequencyCap.MOST_DAYS),
          text);
    }
    return days;
  }

  private static InvalidSetting invalid(String rule, String value) {
    return new InvalidSetting(NAME, rule + ", not " + Quoted.of(value));
  }
}
