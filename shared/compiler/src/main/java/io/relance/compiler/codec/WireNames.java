package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.Criteria.SendOutcome;
import io.relance.domain.flow.DelayZone;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.EndOutcome;
import io.relance.domain.flow.KeywordMatch;
import io.relance.domain.flow.ShipmentStatus;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The values of a closed set and their names in files. */
final class WireNames<E extends Enum<E>> {
  static final WireNames<Channel> CHANNEL = kebab(Channel.values());
  static final WireNames<Purpose> PURPOSE = kebab(Purpose.values());
  static final WireNames<ConsentState> CONSENT_STATE = kebab(ConsentState.values());
  static final WireNames<EndOutcome> OUTCOME = kebab(EndOutcome.values());
  static final WireNames<ShipmentStatus> SHIPMENT_STATUS = kebab(ShipmentStatus.values());
  static final WireNames<KeywordMatch> KEYWORD_MATCH = kebab(KeywordMatch.values());
  static final WireNames<DelayZone> DELAY_ZONE = kebab(DelayZone.values());
  static final WireNames<SendOutcome> SEND_FATE = kebab(SendOutcome.values());
  static final WireNames<DayOfWeek> WEEKDAY = new WireNames<>(DayOfWeek.values(), Enum::name);

  private final Map<String, E> byName = new LinkedHashMap<>();
  private final Function<E, String> name;

  private WireNames(E[] values, Function<E, String> name) {
    this.name = name;
    Arrays.stream(values).forEach(value -> byName.put(name.apply(value), value));
  }

  private static <E extends Enum<E>> WireNames<E> kebab(E[] values) {
    return new WireNames<>(
        values, value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  String write(E value) {
    return name.apply(value);
  }

  Optional<E> read(JsonNode node, JsonPath jsonPath) {
    return Fields.asText(node, jsonPath)
        .flatMap(
            text -> {
              var value = Optional.ofNullable(byName.get(text));
              if (value.isEmpty()) {
                jsonPath.note(unknownValue(text, byName.keySet()));
              }
              return value;
            });
  }

  static Diagnostic unknownValue(String given, Collection<String> known) {
    var fault =
        Diagnostic.error(
            "json.unknown-value",
            (known.size() > 2 ? "Must be one of " : "Must be ")
                + String.join(known.size() > 2 ? ", " : " or ", known)
                + ", not "
                + Quoted.of(given)
                + ".");
    return NearestName.of(given, known)
        .map(near -> fault.hint("Did you mean \"" + near + "\"?"))
        .orElse(fault);
  }
}
