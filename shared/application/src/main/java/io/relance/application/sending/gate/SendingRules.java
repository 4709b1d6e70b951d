package io.relance.application.sending.gate;

import java.time.InstantSource;
import java.time.ZoneId;

/** When, and how often, the gate permits marketing messages. */
public record SendingRules(SendingHours hours, SendingFrequency frequency) {
  /**
   * @param projectZone the zone of recipients of whom none is known
   */
  public static SendingRules of(SendingLimits limits, ZoneId projectZone, InstantSource clock) {
    return new SendingRules(
        new SendingHours(limits.quietHours(), projectZone, clock),
        new SendingFrequency(limits.frequencyCaps(), projectZone, clock));
  }

  public ZoneId projectZone() {
    return hours.projectZone();
  }

  /** The same rules on another clock. */
  public SendingRules on(InstantSource otherClock) {
    return new SendingRules(hours.on(otherClock), frequency.on(otherClock));
  }
}
