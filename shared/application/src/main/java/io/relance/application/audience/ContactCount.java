package io.relance.application.audience;

import io.relance.domain.contact.Channel;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * The number of contacts for whom criteria hold.
 *
 * @param all every one of them
 * @param reachable by channel, those with an address, subscribed to marketing and not suppressed
 * @param asOf every change that was committed before this instant is counted
 */
public record ContactCount(long all, Map<Channel, Long> reachable, Instant asOf) {
  public ContactCount {
    var complete = new EnumMap<Channel, Long>(Channel.class);
    for (var channel : Channel.values()) {
      complete.put(channel, reachable.getOrDefault(channel, 0L));
    }
    reachable = Map.copyOf(complete);
  }

  /** The number of those whom messages of a channel can reach. */
  public long reachableBy(Channel channel) {
    return reachable.getOrDefault(channel, 0L);
  }
}
