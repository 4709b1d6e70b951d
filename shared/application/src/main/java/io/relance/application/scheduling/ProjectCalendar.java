package io.relance.application.scheduling;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/** The calendar of the project: its days begin at midnight in its zone. */
public record ProjectCalendar(ZoneId zone, InstantSource clock) {
  public LocalDate today() {
    return day(clock.instant());
  }

  /** The day of an instant. */
  public LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** When a day begins. */
  public Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
