package io.relance.compiler.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.flow.RecurrenceTimes;
import io.relance.domain.flow.TriggerZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-T1: the dates of recurrences")
class RecurrenceDatesTest {
  private static final LocalDate START = LocalDate.parse("2026-12-01");
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FREQ=DAILY                          | 2026-12-01 2026-12-02 2026-12-03
          FREQ=WEEKLY;BYDAY=MO,TH             | 2026-12-03 2026-12-07 2026-12-10
          FREQ=WEEKLY;INTERVAL=2;BYDAY=WE     | 2026-12-02 2026-12-16 2026-12-30
          FREQ=MONTHLY;BYMONTHDAY=31          | 2026-12-31 2027-01-31 2027-03-31
          FREQ=MONTHLY;BYDAY=-1FR             | 2026-12-25 2027-01-29 2027-02-26
          FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29 | 2028-02-29 2032-02-29 2036-02-29
          FREQ=DAILY;UNTIL=20261202           | 2026-12-01 2026-12-02
          FREQ=DAILY;COUNT=1                  | 2026-12-01
          """)
  void followTheRule(String rule, String dates) {
    assertThat(first(rule, 3)).containsExactlyElementsOf(expected(dates));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU",
        "FREQ=MONTHLY;INTERVAL=5;BYDAY=2SA",
        "FREQ=DAILY;INTERVAL=9",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=DAILY;COUNT=40"
      })
  void areTheSameFromAnyDateOn(String rule) {
    var dates = dates(rule);

    assertThat(first(rule, 40))
        .hasSize(40)
        .allSatisfy(date -> assertThat(dates.from(date)).contains(date));
  }

  @Test
  void endWithTheLastDate() {
    var until = times("FREQ=DAILY", Optional.of(START.plusDays(1)), PARIS);
    var dates = RecurrenceDates.of(until).orElseThrow();

    assertThat(dates.from(LocalDate.parse("2020-01-01"))).contains(START);
    assertThat(dates.from(START.plusDays(1))).contains(START.plusDays(1));
    assertThat(dates.from(START.plusDays(2))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "FREQ=DAYLY",
        "RRULE:FREQ=DAILY",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=9",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;UNTIL=20261203T000000Z"
      })
  void refuseWhatIsNoRuleOfDates(String rule) {
    assertThat(RecurrenceDates.of(times(rule, Optional.empty(), PARIS))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYMONTH=2;BYDAY=MO;UNTIL=20270115"
      })
  void endWhereThereAreNone(String rule) {
    assertThat(dates(rule).from(START)).isEmpty();
  }

  @Test
  @DisplayName(
      "RFC 5545 3.3.5: a skipped time keeps the offset before it, a doubled one is the first")
  void becomeInstantsWhereClocksChange() {
    assertThat(instant("2027-03-27T02:30")).isEqualTo(Instant.parse("2027-03-27T01:30:00Z"));
    assertThat(instant("2027-03-28T02:30")).isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
    assertThat(instant("2027-10-31T02:30")).isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
  }

  private static Instant instant(String local) {
    return TriggerZone.instant(LocalDateTime.parse(local), PARIS);
  }

  private static List<LocalDate> first(String rule, int most) {
    var dates = dates(rule);
    return Stream.iterate(
            dates.from(START), Optional::isPresent, it -> dates.from(it.orElseThrow().plusDays(1)))
        .map(Optional::orElseThrow)
        .limit(most)
        .toList();
  }

  private static List<LocalDate> expected(String dates) {
    return Stream.of(dates.split(" ")).map(LocalDate::parse).toList();
  }

  private static RecurrenceDates dates(String rule) {
    return RecurrenceDates.of(times(rule, Optional.empty(), PARIS)).orElseThrow();
  }

  private static RecurrenceTimes times(String rule, Optional<LocalDate> until, ZoneId zone) {
    return new RecurrenceTimes(
        rule, START, until, new TriggerZone.Named(zone), LocalTime.of(2, 30));
  }
}
