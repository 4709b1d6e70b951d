package io.relance.domain.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C-C1, S-3: dates, instants and anniversaries")
class PropertyEvaluatorTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @ParameterizedTest(name = "{0} against {1}: before {2}, after {3}")
  @CsvSource({
    "2026-03-09, 2026-03-10, true, false",
    "2026-03-10, 2026-03-10, false, false",
    "2026-03-11, 2026-03-10, false, true",
    // An instant is compared with a day of the project: 23:30 UTC is the next day in Paris.
    "2026-03-09T22:59:59Z, 2026-03-10, true, false",
    "2026-03-09T23:30:00Z, 2026-03-10, false, false",
    "2026-03-10T22:59:59Z, 2026-03-10, false, false",
    "2026-03-10T23:00:00Z, 2026-03-10, false, true",
    "2026-03-09, 2026-03-09T23:30:00Z, true, false",
    "2026-03-10, 2026-03-09T23:30:00Z, false, false",
    "2026-03-10T12:00:00+01:00, 2026-03-10T11:00:00Z, false, false",
    "2026-03-10T10:59:59Z, 2026-03-10T12:00:00+01:00, true, false",
    "soon, 2026-03-10, false, false",
    "2026-02-30, 2026-03-10, false, false"
  })
  void comparesDates(String value, String moment, boolean before, boolean after) {
    var other = Moment.parse(moment).orElseThrow();

    assertThat(passes(new PropertyTest.Before(other), value)).isEqualTo(before);
    assertThat(passes(new PropertyTest.After(other), value)).isEqualTo(after);
  }

  /** It is 10 March 2026, 12:00 in Paris. */
  @ParameterizedTest(name = "{0}: within a week {1}, next week {2}")
  @CsvSource({
    "2026-03-02, false, false",
    "2026-03-03, true, false",
    "2026-03-10, true, true",
    "2026-03-17, false, true",
    "2026-03-18, false, false",
    "2026-03-03T10:59:59Z, false, false",
    "2026-03-03T11:00:00Z, true, false",
    "2026-03-10T11:00:00Z, true, true",
    "2026-03-10T11:00:01Z, false, true",
    "2026-03-17T11:00:00Z, false, true",
    "2026-03-17T11:00:01Z, false, false"
  })
  void countsPeriodsFromNow(String value, boolean within, boolean next) {
    var week = Duration.ofDays(7);

    assertThat(passes(new PropertyTest.Within(week), value)).isEqualTo(within);
    assertThat(passes(new PropertyTest.Next(week), value)).isEqualTo(next);
  }

  @ParameterizedTest(name = "born {0}, on {1}: within {2} is {3}")
  @CsvSource({
    "1990-03-10, 2026-03-10T11:00:00Z, P0D, true",
    "1990-03-09, 2026-03-10T11:00:00Z, P7D, false",
    "1990-03-17, 2026-03-10T11:00:00Z, P7D, true",
    "1990-03-18, 2026-03-10T11:00:00Z, P7D, false",
    "1990-01-02, 2026-12-30T11:00:00Z, P7D, true",
    "1992-02-29, 2026-02-28T11:00:00Z, P0D, true",
    "1992-02-29, 2028-02-28T11:00:00Z, P0D, false",
    "1992-02-29, 2028-02-29T11:00:00Z, P0D, true",
    // 23:30 UTC is already the birthday in Paris.
    "1990-03-11, 2026-03-10T23:30:00Z, P0D, true",
    "2001-03-10T23:30:00Z, 2026-03-11T11:00:00Z, P0D, true"
  })
  void looksAheadToAnniversaries(String birthday, Instant now, Duration period, boolean expected) {
    var tests = new PropertyEvaluator(now, PARIS);

    assertThat(tests.passes(new PropertyTest.AnniversaryWithin(period), new Scalar.Text(birthday)))
        .isEqualTo(expected);
  }

  private static boolean passes(PropertyTest test, String value) {
    return new PropertyEvaluator(Instant.parse("2026-03-10T11:00:00Z"), PARIS)
        .passes(test, new Scalar.Text(value));
  }
}
