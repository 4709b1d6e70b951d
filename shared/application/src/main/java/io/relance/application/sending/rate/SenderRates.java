package io.relance.application.sending.rate;

import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.application.sending.model.RateReservation;
import io.relance.application.sending.model.SendKeys;
import io.relance.domain.contact.Channel;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases the sending rate of senders (D7.7), a fraction of a second at a time; the next caller in
 * the same process uses what one caller leaves.
 *
 * <p>A tenth of the rate is reserved for replies, which use the rest as well when it is available
 * earlier. At most two minutes are leased ahead, so that cancelled sends do not block others long.
 */
public final class SenderRates {
  private static final Logger LOG = LoggerFactory.getLogger(SenderRates.class);

  private static final Duration AHEAD = Duration.ofMinutes(2);
  private static final Duration GOOD_FOR = Duration.ofSeconds(1);

  /** Farther ahead than any lease: what is later was written while a clock was ahead. */
  public static final Duration FARTHEST = AHEAD.plusMinutes(1);

  private final ItemStore store;
  private final InstantSource realTime;
  private final Limit limit;
  private final Map<Sender, Remainder> remainders = new ConcurrentHashMap<>();

  public SenderRates(ItemStore store, InstantSource realTime, Limit limit) {
    this.store = store;
    this.realTime = realTime;
    this.limit = limit;
  }

  /** How many messages a second a sender may send. */
  public interface Limit {
    double perSecond(Channel channel, String sender);
  }

  /**
   * A sender on a channel.
   *
   * @param reply whether it replies to a message
   */
  public record Sender(Channel channel, String id, boolean reply) {}

  /** The result of a request. */
  public sealed interface Lease {
    record Granted(RateReservation slot) implements Lease {}

    /** Too much is leased already: request again then. */
    record NotYet(Instant again) implements Lease {}
  }

  /** Leases at least one and at most so many messages. */
  public Lease lease(Sender sender, int wanted) {
    var perSecond = limit.perSecond(sender.channel(), sender.id());
    var remainder = remainders.computeIfAbsent(sender, _ -> new Remainder());
    synchronized (remainder) {
      var rateReservation = remainder.rateReservation;
      if (rateReservation.count() == 0
          || rateReservation.at().plus(GOOD_FOR).isBefore(realTime.instant())) {
        switch (leaseMore(sender, wanted, perSecond)) {
          case Lease.Granted(var more) -> rateReservation = more;
          case Lease.NotYet later -> {
            return later;
          }
        }
      }
      int taken = Math.min(wanted, rateReservation.count());
      remainder.rateReservation =
          new RateReservation(rateReservation.at(), rateReservation.count() - taken);
      return new Lease.Granted(new RateReservation(rateReservation.at(), taken));
    }
  }

  /** The rest of the last lease. */
  private static final class Remainder {
    private RateReservation rateReservation = new RateReservation(Instant.EPOCH, 0);
  }

  private Lease leaseMore(Sender sender, int wanted, double perSecond) {
    var key = SendKeys.rate(sender.channel(), sender.id());
    return OptimisticRetry.retry(
        "rate of channel",
        sender.channel().name(),
        () -> {
          var now = realTime.instant();
          var stored = store.get(key).map(SenderCapacity::of).orElse(SenderCapacity.FREE);
          var free = plausible(stored, now);
          var lane = sender.reply() ? free.earliest(now) : SenderCapacity.Lane.OTHERS;
          var at = free.of(lane, now);
          if (at.isAfter(now.plus(AHEAD))) {
            return Optional.of(new Lease.NotYet(again(now)));
          }
          int count = lane.count(wanted, perSecond);
          var later = free.with(lane, at.plus(lane.taking(count, perSecond)));
          return Transactions.write(store, List.<Write>of(later.write(key, stored))).committed()
              ? Optional.of(new Lease.Granted(new RateReservation(at, count)))
              : Optional.empty();
        });
  }

  private static SenderCapacity plausible(SenderCapacity stored, Instant now) {
    var capacity = stored.upTo(now.plus(FARTHEST));
    if (!capacity.equals(stored)) {
      LOG.warn("A sender's rate was leased by a clock that was ahead; it starts again now");
    }
    return capacity;
  }

  /** Spread over time, so that callers do not return together. */
  private static Instant again(Instant now) {
    var millis = AHEAD.toMillis();
    return now.plusMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis));
  }
}
