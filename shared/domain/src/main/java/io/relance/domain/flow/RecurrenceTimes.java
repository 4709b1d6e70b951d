package io.relance.domain.flow;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * When a recurrence takes place.
 *
 * @param rule the dates, as an RRULE of RFC 5545
 * @param start the local date from which the rule counts
 * @param until the last local date
 * @param zone where the dates and the time are local
 * @param at the local time
 */
public record RecurrenceTimes(
    String rule, LocalDate start, Optional<LocalDate> until, TriggerZone zone, LocalTime at) {}
