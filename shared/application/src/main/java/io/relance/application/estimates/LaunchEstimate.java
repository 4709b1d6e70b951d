package io.relance.application.estimates;

import java.time.Duration;
import java.util.Map;

/**
 * What a launch would do if nothing changed and the clock stood still.
 *
 * @param all the contacts of the audience
 * @param excluded contacts and messages that would not go, by reason, in the order of the rules
 * @param willReceive messages that would be passed to a provider
 * @param held messages that would wait for the end of quiet hours
 * @param segments of those text messages that would be passed on
 * @param duration how long the rates of the senders make it last
 */
public record LaunchEstimate(
    long all,
    Map<String, Long> excluded,
    long willReceive,
    long held,
    long segments,
    Duration duration) {}
