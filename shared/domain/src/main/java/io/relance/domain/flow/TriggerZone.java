package io.relance.domain.flow;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time zone in which the dates of a trigger are local. */
public sealed interface TriggerZone {
  /** The project's time zone. */
  record OfProject() implements TriggerZone {}

  /** The time zone of each contact; the project's for contacts without one. */
  record OfContact() implements TriggerZone {}

  /** One time zone. */
  record Named(ZoneId zone) implements TriggerZone {}

  /** The zone of the launches: where dates come first, if they come in each contact's zone. */
  default ZoneId first(ZoneId project) {
    return switch (this) {
      case OfProject() -> project;
      case OfContact() -> ZoneOffset.ofHours(14);
      case Named(var zone) -> zone;
    };
  }

  /** The zone by which a date is past. */
  default ZoneId deciding(ZoneId project) {
    return this instanceof OfContact ? project : first(project);
  }

  /**
   * The instant of a local time in a zone. A local time that is skipped keeps the offset before it;
   * one that comes twice is the first.
   */
  static Instant instant(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).toInstant();
  }
}
