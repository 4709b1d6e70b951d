package io.relance.compiler.recurrence;

import io.relance.domain.flow.RecurrenceTimes;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;

/** The local dates of a recurrence, by RFC 5545. */
public final class RecurrenceDates {
  private static final Set<Freq> FREQUENCIES =
      EnumSet.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

  private final RecurrenceTimes times;
  private final RecurrenceRule rule;

  private RecurrenceDates(RecurrenceTimes times, RecurrenceRule rule) {
    this.times = times;
    this.rule = rule;
  }

  /** The dates of a recurrence; empty when its rule is not one of dates. */
  public static Optional<RecurrenceDates> of(RecurrenceTimes times) {
    try {
      var rule = new RecurrenceRule(times.rule(), RfcMode.RFC5545_STRICT);
      return isOfDates(rule) ? Optional.of(new RecurrenceDates(times, rule)) : Optional.empty();
    } catch (InvalidRecurrenceRuleException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static boolean isOfDates(RecurrenceRule rule) {
    var until = rule.getUntil();
    return FREQUENCIES.contains(rule.getFreq())
        && !hasTimeOfDay(rule)
        && (until == null || until.isAllDay());
  }

  private static boolean hasTimeOfDay(RecurrenceRule rule) {
    return rule.hasPart(Part.BYHOUR) || rule.hasPart(Part.BYMINUTE) || rule.hasPart(Part.BYSECOND);
  }

  /** The first date from a date on; empty when there is none. */
  public Optional<LocalDate> from(LocalDate date) {
    try {
      return found(date.isBefore(times.start()) ? times.start() : date);
    } catch (IllegalArgumentException _) {
      // The library gives up on rules such as the 30th of February.
      return Optional.empty();
    }
  }

  private Optional<LocalDate> found(LocalDate from) {
    var dates = rule.iterator(dateTime(times.start()));
    if (rule.getCount() == null) {
      dates.fastForward(dateTime(from));
    }
    while (dates.hasNext()) {
      var date = localDate(dates.nextDateTime());
      if (times.until().filter(date::isAfter).isPresent()) {
        return Optional.empty();
      }
      if (!date.isBefore(from)) {
        return Optional.of(date);
      }
    }
    return Optional.empty();
  }

  private static DateTime dateTime(LocalDate date) {
    return new DateTime(date.getYear(), date.getMonthValue() - 1, date.getDayOfMonth());
  }

  private static LocalDate localDate(DateTime date) {
    return LocalDate.of(date.getYear(), date.getMonth() + 1, date.getDayOfMonth());
  }
}
