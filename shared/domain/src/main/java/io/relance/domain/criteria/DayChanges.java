package io.relance.domain.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The instants at which it may become, or cease to be, a day in a time zone.
 *
 * <p>They are more than one: where clocks are set back about midnight, the day before returns.
 */
public final class DayChanges {
  /** More than any two offsets of a zone differ. */
  private static final Period WINDOW = Period.ofDays(2);

  private DayChanges() {}

  /** The beginnings of a day: its midnight in each offset of those days, and their changes. */
  public static Stream<Instant> begin(LocalDate day, ZoneId zone) {
    var midnight = day.atStartOfDay();
    var from = midnight.minus(WINDOW).toInstant(ZoneOffset.UTC);
    var until = midnight.plus(WINDOW).toInstant(ZoneOffset.UTC);
    var rules = zone.getRules();
    var changes = changes(rules, from, until);
    return Stream.concat(
        changes.stream(),
        Stream.concat(Stream.of(from), changes.stream())
            .map(rules::getOffset)
            .distinct()
            .map(midnight::toInstant));
  }

  private static List<Instant> changes(ZoneRules rules, Instant from, Instant until) {
    var changes = new ArrayList<Instant>();
    for (var next = rules.nextTransition(from);
        next != null && next.getInstant().isBefore(until);
        next = rules.nextTransition(next.getInstant())) {
      changes.add(next.getInstant());
    }
    return changes;
  }
}
