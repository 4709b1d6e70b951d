package io.relance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.domain.time.QuietHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D7.6: RELANCE_QUIET_HOURS")
class QuietHoursSettingTest {
  /** A Sunday in Paris. */
  private static final String SUNDAY = "2026-11-29";

  @Test
  void areByCountryUnlessSet() {
    assertThat(Settings.read(Map.of(), 8080).sendingLimits().quietHours())
        .isEqualTo(QuietHours.BY_COUNTRY);
    assertThat(read("off")).isEqualTo(QuietHours.OFF);
  }

  @ParameterizedTest(name = "{0}, {1} at {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "21:00-08:00 | FR | 07:30 | quiet",
        "21:00-08:00 | FR | 12:00 | open",
        "21:00-08:00 | US | 20:30 | open",
        "US=off | US | 03:00 | open",
        "US=off | FR | 12:00 | quiet",
        "FR=12:00-14:00, US=off | FR | 13:00 | quiet",
        "FR=12:00-14:00, US=off | FR | 15:00 | open",
        "FR=12:00-14:00, US=off | DE | 22:00 | quiet",
        "off,FR=20:00-08:00 | FR | 21:00 | quiet",
        "off,FR=20:00-08:00 | DE | 23:00 | open",
      })
  void areForAllCountriesOrForSome(String setting, String country, String time, String state) {
    var paris = ZoneId.of("Europe/Paris");
    var now = Instant.parse(SUNDAY + "T" + time + ":00+01:00");

    var opening = read(setting).opening(country, List.of(paris), now);

    assertThat(opening.isPresent()).isEqualTo(state.equals("quiet"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "on | must be two different times of day such as 21:00-08:00",
        "21-8 | not \"21-8\"",
        "08:00-08:00 | must be two different times",
        "21:00 | not \"21:00\"",
        "fr=off | must name countries by two capital letters such as FR, not \"fr\"",
        "FR=off,FR=20:00-08:00 | must have each country once, not twice: FR=20:00-08:00",
        "21:00-08:00, | not \"\"",
      })
  void areRefusedByName(String setting, String message) {
    assertThatThrownBy(() -> read(setting))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("RELANCE_QUIET_HOURS")
        .hasMessageContaining(message);
  }

  private static QuietHours read(String setting) {
    return Settings.read(Map.of("RELANCE_QUIET_HOURS", setting), 8080).sendingLimits().quietHours();
  }
}
