package io.relance.config;

import io.relance.domain.text.Quoted;
import io.relance.domain.time.QuietHours;
import io.relance.domain.time.QuietPeriod;
import io.relance.domain.time.RestDays;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads when no marketing texts are sent: {@code 21:00-08:00} or {@code off} for all countries,
 * {@code FR=20:00-08:00} or {@code FR=off} for one, separated by commas.
 */
final class QuietHoursSetting {
  private static final String NAME = "RELANCE_QUIET_HOURS";
  private static final String OFF = "off";
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private QuietHoursSetting() {}

  /** The hours by the laws of each country, but for what the setting says. */
  static QuietHours read(SettingValues values) {
    return values.text(NAME).map(QuietHoursSetting::read).orElse(QuietHours.BY_COUNTRY);
  }

  private static QuietHours read(String text) {
    var byCountry = new HashMap<String, Optional<QuietPeriod>>();
    for (var part : text.split(",", -1)) {
      var entry = part.strip();
      int equals = entry.indexOf('=');
      var country = equals < 0 ? "" : country(entry.substring(0, equals).strip());
      var period = period(entry.substring(equals + 1).strip());
      if (byCountry.putIfAbsent(country, period) != null) {
        throw new InvalidSetting(NAME, "must have each country once, not twice: " + entry);
      }
    }
    return combined(byCountry);
  }

  /** Hours without a country replace those of all countries that are not named. */
  private static QuietHours combined(Map<String, Optional<QuietPeriod>> byCountry) {
    var everywhere = Optional.ofNullable(byCountry.remove(""));
    var hours =
        everywhere.map(period -> new QuietHours(Map.of(), period)).orElse(QuietHours.BY_COUNTRY);
    for (var entry : byCountry.entrySet()) {
      var others = hours;
      var country = entry.getKey();
      hours =
          entry
              .getValue()
              .map(period -> others.with(country, period))
              .orElseGet(() -> others.without(country));
    }
    return hours;
  }

  private static String country(String text) {
    if (!COUNTRIES.contains(text)) {
      throw new InvalidSetting(
          NAME, "must name countries by two capital letters such as FR, not " + Quoted.of(text));
    }
    return text;
  }

  private static Optional<QuietPeriod> period(String text) {
    if (text.equals(OFF)) {
      return Optional.empty();
    }
    var times = text.split("-", -1);
    try {
      if (times.length == 2) {
        var from = LocalTime.parse(times[0].strip());
        var to = LocalTime.parse(times[1].strip());
        return Optional.of(new QuietPeriod(from, to, RestDays.NONE));
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      throw wrong(text, e);
    }
    throw wrong(text, new IllegalArgumentException("Not two times: " + text));
  }

  private static InvalidSetting wrong(String text, Exception cause) {
    var wrong =
        new InvalidSetting(
            NAME,
            "must be two different times of day such as 21:00-08:00, or off, for all countries or for"
                + " some (FR=20:00-08:00,US=off), not "
                + Quoted.of(text));
    wrong.initCause(cause);
    return wrong;
  }
}
