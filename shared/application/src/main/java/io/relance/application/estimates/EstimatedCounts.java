package io.relance.application.estimates;

import io.relance.application.sending.model.SkipReason;
import io.relance.domain.contact.Channel;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The sums of an estimate. */
final class EstimatedCounts {
  private final int smsRate;
  private final Map<String, Long> excluded = new HashMap<>();
  private long willReceive;
  private long held;
  private long segments;
  private long texts;

  EstimatedCounts(int smsRate) {
    this.smsRate = smsRate;
  }

  void exclude(String reason) {
    excluded.merge(reason, 1L, Long::sum);
  }

  void receive(Channel channel, int segmentCount) {
    willReceive++;
    segments += segmentCount;
    texts += channel == Channel.EMAIL ? 0 : 1;
  }

  /** A text that cannot be rendered fails. */
  void fail() {
    willReceive++;
  }

  void hold() {
    held++;
  }

  /**
   * The result.
   *
   * @param all the size of the audience
   * @param timeZones how many time zones it lives in
   */
  LaunchEstimate result(long all, int timeZones) {
    var inOrder = new LinkedHashMap<String, Long>();
    Stream.concat(
            Stream.of(LaunchEstimate.REENTRY),
            Arrays.stream(SkipReason.values()).map(SkipReason::code))
        .filter(excluded::containsKey)
        .forEach(reason -> inOrder.put(reason, excluded.getOrDefault(reason, 0L)));
    var duration = Duration.ofSeconds(Math.ceilDiv(texts, smsRate));
    return new LaunchEstimate(all, timeZones, inOrder, willReceive, held, segments, duration);
  }
}
