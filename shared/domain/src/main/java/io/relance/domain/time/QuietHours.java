package io.relance.domain.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When no marketing texts are sent, by the recipient's country.
 *
 * @param byCountry the countries, two capital letters, with hours of their own, or with none
 * @param elsewhere the hours in all other countries, if there are any
 */
public record QuietHours(
    Map<String, Optional<QuietPeriod>> byCountry, Optional<QuietPeriod> elsewhere) {
  /** Texts are sent at any hour. */
  public static final QuietHours OFF = new QuietHours(Map.of(), Optional.empty());

  /** The hours that the laws and carriers of each country permit, with a margin. */
  public static final QuietHours BY_COUNTRY = ofLaws();

  /** Longer than any quiet time in one zone. */
  private static final Duration FARTHEST = Duration.ofDays(8);

  public QuietHours {
    byCountry = Map.copyOf(byCountry);
  }

  /** These hours, but for one country. */
  public QuietHours with(String country, QuietPeriod period) {
    var all = new LinkedHashMap<>(byCountry);
    all.put(country, Optional.of(period));
    return new QuietHours(all, elsewhere);
  }

  /** These hours, but none in one country. */
  public QuietHours without(String country) {
    var all = new LinkedHashMap<>(byCountry);
    all.put(country, Optional.empty());
    return new QuietHours(all, elsewhere);
  }

  /**
   * When a text may be sent that may not be sent now; empty when it may be sent now.
   *
   * @param country ISO 3166, two letters
   * @param zones where the recipient may be, at least one: it must not be quiet in any of them
   */
  public Optional<Instant> opening(String country, List<ZoneId> zones, Instant now) {
    return byCountry
        .getOrDefault(country, elsewhere)
        .map(period -> opening(period, zones, now))
        .filter(now::isBefore);
  }

  /** As above, for a recipient in an unknown country. */
  public Optional<Instant> opening(List<ZoneId> zones, Instant now) {
    return elsewhere.map(period -> opening(period, zones, now)).filter(now::isBefore);
  }

  private static Instant opening(QuietPeriod period, List<ZoneId> zones, Instant now) {
    var at = now;
    while (at.isBefore(now.plus(FARTHEST))) {
      var tried = at;
      for (var zone : zones) {
        at = period.opening(at, zone);
      }
      if (at.equals(tried)) {
        return at;
      }
    }
    // The zones have no hour in common.
    return period.opening(now, zones.getFirst());
  }

  private static QuietHours ofLaws() {
    var northAmerica = Optional.of(period(20, 9, RestDays.NONE));
    return new QuietHours(
        Map.of(
            "US", northAmerica,
            "CA", northAmerica,
            "FR", Optional.of(period(20, 8, RestDays.FRENCH))),
        Optional.of(period(21, 8, RestDays.NONE)));
  }

  private static QuietPeriod period(int from, int to, RestDays restDays) {
    return new QuietPeriod(LocalTime.of(from, 0), LocalTime.of(to, 0), restDays);
  }
}
