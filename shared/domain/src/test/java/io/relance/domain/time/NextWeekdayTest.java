package io.relance.domain.time;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("C-D2, D2.4, L-29: the next weekday at a local time")
class NextWeekdayTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime HALF_PAST_TWO = LocalTime.of(2, 30);

  private record Rule(Set<DayOfWeek> days, LocalTime at, ZoneId zone) {
    Instant after(Instant now) {
      return NextWeekday.after(now, days, at, zone);
    }
  }

  /** The 23rd of November 2026 is a Monday. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-23T08:59:59+01:00, 2026-11-23T09:00+01:00",
    "2026-11-23T09:00:00+01:00, 2026-11-27T09:00+01:00",
    "2026-11-23T09:00:01+01:00, 2026-11-27T09:00+01:00",
    "2026-11-27T09:00:00+01:00, 2026-11-30T09:00+01:00",
    "2026-11-28T00:00:00+01:00, 2026-11-30T09:00+01:00",
  })
  void waitsUntilTheNextChosenDay(ZonedDateTime now, ZonedDateTime next) {
    var mondaysAndFridays = new Rule(Set.of(MONDAY, FRIDAY), NINE, PARIS);

    assertThat(mondaysAndFridays.after(now.toInstant())).isEqualTo(next.toInstant());
  }

  @Test
  @DisplayName("L-29: nine in Tokyo is nine in Tokyo")
  void countsInTheZoneOfTheContact() {
    var mondayEvening = Instant.parse("2026-11-23T21:00:00Z");
    var inTokyo = new Rule(Set.of(TUESDAY), NINE, ZoneId.of("Asia/Tokyo"));
    var inParis = new Rule(Set.of(TUESDAY), NINE, PARIS);

    assertThat(inTokyo.after(mondayEvening)).isEqualTo("2026-11-24T00:00:00Z");
    assertThat(inParis.after(mondayEvening)).isEqualTo("2026-11-24T08:00:00Z");
  }

  @ParameterizedTest
  @DisplayName("a local time that the clock skips is the moment it starts again")
  @CsvSource({
    "2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z",
    "2026-03-29T01:00:00Z, 2026-04-05T00:30:00Z",
  })
  void takesTheEndOfAGap(Instant now, Instant next) {
    assertThat(new Rule(Set.of(SUNDAY), HALF_PAST_TWO, PARIS).after(now)).isEqualTo(next);
  }

  @ParameterizedTest
  @DisplayName("a local time that the clock shows twice is the first of them")
  @CsvSource({
    "2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
    "2026-10-25T00:30:00Z, 2026-11-01T01:30:00Z",
    "2026-10-25T01:00:00Z, 2026-11-01T01:30:00Z",
  })
  void takesTheFirstOfTwo(Instant now, Instant next) {
    assertThat(new Rule(Set.of(SUNDAY), HALF_PAST_TWO, PARIS).after(now)).isEqualTo(next);
  }

  @Test
  @DisplayName("Samoa had no Friday 30 December 2011")
  void leavesOutADayThatAZoneNeverHad() {
    var fridaysInSamoa = new Rule(Set.of(FRIDAY), NINE, ZoneId.of("Pacific/Apia"));

    assertThat(fridaysInSamoa.after(Instant.parse("2011-12-30T00:00:00Z")))
        .isEqualTo("2012-01-05T19:00:00Z");
  }

  @Test
  void needsADay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NextWeekday.after(Instant.EPOCH, Set.of(), NINE, PARIS));
  }

  @ParameterizedTest
  @MethodSource("zones")
  void keepsItsPromiseInEveryZoneAroundChangesOfTheClock(ZoneId zone) {
    var random = new Random(zone.getId().hashCode());
    for (var i = 0; i < 6; i++) {
      var from = Instant.parse("2009-01-01T00:00:00Z").plus(Duration.ofDays(random.nextInt(9_000)));
      var change = zone.getRules().nextTransition(from);
      var around = change == null ? from : change.getInstant();
      promise(anyIn(zone, random), around.plusSeconds(random.nextInt(-9 * 86_400, 2 * 86_400)));
    }
  }

  private static void promise(Rule rule, Instant now) {
    var next = rule.after(now);

    assertThat(next).as("%s after %s", rule, now).isAfter(now);
    assertThat(comesTo(rule, next)).as("%s after %s", rule, now).isTrue();
    for (var t = nextMinute(now); t.isBefore(next); t = nextMinute(t)) {
      assertThat(comesTo(rule, t)).as("%s after %s missed %s", rule, now, t).isFalse();
    }
  }

  /**
   * On a chosen day the clock shows the time or later, a second ago less, and never yet showed it.
   */
  private static boolean comesTo(Rule rule, Instant t) {
    var local = t.atZone(rule.zone()).toLocalDateTime();
    var before = t.minusSeconds(1).atZone(rule.zone()).toLocalDateTime();
    var wanted = local.toLocalDate().atTime(rule.at());
    var offsets = rule.zone().getRules().getValidOffsets(wanted);
    return rule.days().contains(local.getDayOfWeek())
        && !local.isBefore(wanted)
        && before.isBefore(wanted)
        && (offsets.size() < 2 || t.equals(wanted.toInstant(offsets.getFirst())));
  }

  private static Instant nextMinute(Instant t) {
    return t.plusSeconds(60 - t.getEpochSecond() % 60);
  }

  private static Rule anyIn(ZoneId zone, Random random) {
    var days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
    for (var i = random.nextInt(3); i > 0; i--) {
      days.add(DayOfWeek.of(1 + random.nextInt(7)));
    }
    var hour = random.nextBoolean() ? random.nextInt(4) : random.nextInt(24);
    return new Rule(days, LocalTime.of(hour, 15 * random.nextInt(4)), zone);
  }

  private static Stream<ZoneId> zones() {
    return ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of);
  }
}
