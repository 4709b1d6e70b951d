package io.relance.domain.flow;

import java.time.LocalDateTime;
import java.util.List;

/**
 * Dates on each of which something takes place once.
 *
 * @param at the local dates and times
 * @param zone where they are local
 */
public record DateTimes(List<LocalDateTime> at, TriggerZone zone) {
  public DateTimes {
    at = List.copyOf(at);
  }
}
