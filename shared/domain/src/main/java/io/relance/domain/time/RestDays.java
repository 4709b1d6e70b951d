package io.relance.domain.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** The days on which a country permits no marketing texts. */
public enum RestDays {
  NONE {
    @Override
    public boolean includes(LocalDate day) {
      return false;
    }
  },
  /** Sundays and the eleven public holidays of France. */
  FRENCH {
    @Override
    public boolean includes(LocalDate day) {
      return day.getDayOfWeek() == DayOfWeek.SUNDAY
          || FIXED.contains(MonthDay.from(day))
          || AFTER_EASTER.contains(day.toEpochDay() - easter(day.getYear()).toEpochDay());
    }
  };

  private static final Set<MonthDay> FIXED =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(5, 1),
          MonthDay.of(5, 8),
          MonthDay.of(7, 14),
          MonthDay.of(8, 15),
          MonthDay.of(11, 1),
          MonthDay.of(11, 11),
          MonthDay.of(12, 25));

  /** Easter Monday, Ascension Day and Whit Monday, in days after Easter Sunday. */
  private static final Set<Long> AFTER_EASTER = Set.of(1L, 39L, 50L);

  public abstract boolean includes(LocalDate day);

  /** Easter Sunday of the Gregorian calendar: the anonymous algorithm (Meeus, 1991). */
  private static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int leaps = century / 4;
    int moon = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + century - leaps - moon + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 4) % 7;
    int shift = (golden + 11 * epact + 22 * weekday) / 451;
    int days = epact + weekday - 7 * shift + 114;
    return LocalDate.of(year, days / 31, days % 31 + 1);
  }
}
