package io.relance.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D7.6: quiet hours, by country and in the recipient's zone")
class QuietHoursTest {
  private static final List<ZoneId> PARIS = List.of(ZoneId.of("Europe/Paris"));

  @ParameterizedTest(name = "{0} {1} at {2}: {3}")
  @CsvSource({
    // The trial: a reminder at three in the morning in New York.
    "US, America/New_York, 2026-11-24T08:00:00Z, 2026-11-24T14:00:00Z",
    "US, America/New_York, 2026-11-24T14:00:00Z, now",
    "US, America/New_York, 2026-11-25T00:59:59Z, now",
    "US, America/New_York, 2026-11-25T01:00:00Z, 2026-11-25T14:00:00Z",
    "CA, America/Vancouver, 2026-11-24T12:00:00Z, 2026-11-24T17:00:00Z",
    "FR, Europe/Paris, 2026-11-24T18:59:59Z, now",
    "FR, Europe/Paris, 2026-11-24T19:00:00Z, 2026-11-25T07:00:00Z",
    // Saturday evening, Sunday; Easter Monday after a Sunday; Ascension Day; Christmas.
    "FR, Europe/Paris, 2026-11-28T19:00:00Z, 2026-11-30T07:00:00Z",
    "FR, Europe/Paris, 2026-11-29T11:00:00Z, 2026-11-30T07:00:00Z",
    "FR, Europe/Paris, 2026-04-05T10:00:00Z, 2026-04-07T06:00:00Z",
    "FR, Europe/Paris, 2026-05-14T10:00:00Z, 2026-05-15T06:00:00Z",
    "FR, Europe/Paris, 2027-05-17T10:00:00Z, 2027-05-18T06:00:00Z",
    "FR, Europe/Paris, 2026-12-25T10:00:00Z, 2026-12-26T07:00:00Z",
    "FR, America/Martinique, 2026-11-24T11:00:00Z, 2026-11-24T12:00:00Z",
    "DE, Europe/Berlin, 2026-11-29T11:00:00Z, now",
    "DE, Europe/Berlin, 2026-11-24T19:59:00Z, now",
    "DE, Europe/Berlin, 2026-11-24T20:00:00Z, 2026-11-25T07:00:00Z",
    // The nights on which clocks change.
    "US, America/New_York, 2026-03-08T05:00:00Z, 2026-03-08T13:00:00Z",
    "US, America/New_York, 2026-11-01T04:00:00Z, 2026-11-01T14:00:00Z",
    "GB, Europe/London, 2026-03-28T22:00:00Z, 2026-03-29T07:00:00Z",
  })
  void opensByCountryAndLocalTime(String country, String zone, String now, String opening) {
    var at = Instant.parse(now);

    var found = QuietHours.BY_COUNTRY.opening(country, List.of(ZoneId.of(zone)), at);

    assertThat(found)
        .isEqualTo(opening.equals("now") ? Optional.empty() : Optional.of(Instant.parse(opening)));
  }

  @Test
  void opensWhereAllPossibleZonesAreAwake() {
    var zones = List.of(ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles"));
    var country = "US";

    assertThat(QuietHours.BY_COUNTRY.opening(country, zones, Instant.parse("2026-11-24T14:00:00Z")))
        .contains(Instant.parse("2026-11-24T17:00:00Z"));
    assertThat(QuietHours.BY_COUNTRY.opening(country, zones, Instant.parse("2026-11-25T01:00:00Z")))
        .contains(Instant.parse("2026-11-25T17:00:00Z"));
  }

  @Test
  void usesTheFirstZoneWhereTheZonesHaveNoHourInCommon() {
    var zones = List.of(ZoneId.of("Pacific/Guam"), ZoneId.of("America/New_York"));

    assertThat(QuietHours.BY_COUNTRY.opening("US", zones, Instant.parse("2026-11-24T12:00:00Z")))
        .contains(Instant.parse("2026-11-24T23:00:00Z"));
  }

  @Test
  void ofACountryReplaceThoseOfAll() {
    var noon = new QuietPeriod(LocalTime.of(12, 0), LocalTime.of(14, 0), RestDays.NONE);
    var hours = new QuietHours(Map.of("US", Optional.empty()), Optional.of(noon));
    var at = Instant.parse("2026-11-24T11:30:00Z");

    assertThat(hours.opening("FR", PARIS, at)).contains(Instant.parse("2026-11-24T13:00:00Z"));
    assertThat(hours.opening(PARIS, at)).isPresent();
    assertThat(hours.opening("US", PARIS, at)).isEmpty();
    assertThat(QuietHours.OFF.opening("FR", PARIS, at)).isEmpty();
  }

  @Test
  void areNeverEmpty() {
    var eight = LocalTime.of(8, 0);

    assertThatThrownBy(() -> new QuietPeriod(eight, eight, RestDays.NONE))
        .hasMessageContaining("must begin and end at different times");
  }

  @Test
  @DisplayName("An opening is later, is not quiet itself, and nothing before it was open")
  void holdInEveryZoneAtAnyInstant() {
    var random = new Random(7);
    var zones = ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
    for (int time = 0; time < 3000; time++) {
      var zone = zones.get(random.nextInt(zones.size()));
      var from = LocalTime.ofSecondOfDay(random.nextInt(48) * 1800L);
      var to = from.plusMinutes(30L * (1 + random.nextInt(46)));
      var rest = Arrays.asList(RestDays.values()).get(random.nextInt(2));
      var period = new QuietPeriod(from, to, rest);
      var now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(31_536_000));

      var opening = period.opening(now, zone);

      assertThat(opening).isAfterOrEqualTo(now);
      assertThat(period.opening(opening, zone)).isEqualTo(opening);
      for (var at = now; at.isBefore(opening); at = at.plus(Duration.ofMinutes(61))) {
        assertThat(period.opening(at, zone)).isEqualTo(opening);
      }
    }
  }
}
