package io.relance.application.estimates;

import java.time.Duration;
import java.util.Map;

/**
 * What a launch would do if nothing changed and the clock stood still.
 *
 * @param all the contacts of the audience
 * @param timeZones how many time zones they live in
 * @param excluded contacts and messages that would not go, by reason, in the order of the rules
 * @param willReceive messages that would be passed to a provider
 * @param held messages that would wait for the end of quiet hours
 * @param segments of those text messages that would be passed on
 * @param duration how long the rates of the senders make it last
 */
public record LaunchEstimate(
    long all,
    int timeZones,
    Map<String, Long> excluded,
    long willReceive,
    long held,
    long segments,
    Duration duration) {
  /** How many contacts would enter. */
  public long entering() {
    return all - excluded.getOrDefault(REENTRY, 0L);
  }

  static final String REENTRY = "reentry";
}
