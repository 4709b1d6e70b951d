package io.relance.audience;

import io.relance.domain.contact.Channel;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The number of contacts for whom criteria hold.
 *
 * @param all every one of them
 * @param reachable by channel, those with an address, subscribed to marketing and not suppressed
 * @param subscribed by channel, those subscribed to marketing
 */
public record AudienceCount(long all, Map<Channel, Long> reachable, Map<Channel, Long> subscribed) {
  static final AudienceCount NONE = new AudienceCount(0, Map.of(), Map.of());

  public AudienceCount {
    reachable = complete(reachable);
    subscribed = complete(subscribed);
  }

  private static Map<Channel, Long> complete(Map<Channel, Long> given) {
    var counts = new EnumMap<Channel, Long>(Channel.class);
    for (var channel : Channel.values()) {
      counts.put(channel, given.getOrDefault(channel, 0L));
    }
    return Collections.unmodifiableMap(counts);
  }

  AudienceCount plus(AudienceCount other) {
    return new AudienceCount(
        all + other.all, sum(reachable, other.reachable), sum(subscribed, other.subscribed));
  }

  private static Map<Channel, Long> sum(Map<Channel, Long> one, Map<Channel, Long> other) {
    var sums = new EnumMap<>(one);
    other.forEach((channel, count) -> sums.merge(channel, count, Long::sum));
    return sums;
  }
}
