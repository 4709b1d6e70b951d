package io.relance.application.sending.rate;

import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.application.sending.model.RateReservation;
import io.relance.application.sending.model.SendKeys;
import io.relance.domain.contact.Channel;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases the sending rate of senders (D7.7), a fraction of a second at a time; the next caller in
 * the same process uses what one caller leaves.
 *
 * <p>A tenth of the rate is reserved for replies, which use the rest as well when it is available
 * earlier. A send that has not waited is leased up to one minute ahead, one that has waited up to
 * two, so that those that waited go first. A changed rate applies after two minutes at most, and
 * cancelled sends do not block others long.
 */
public final class SenderRates {
  private static final Logger LOG = LoggerFactory.getLogger(SenderRates.class);

  /** How far ahead a send is leased that has not waited yet. */
  public static final Duration LEASE_AHEAD = Duration.ofMinutes(1);

  /** How far ahead a send is leased that has waited: longer than between two ticks. */
  public static final Duration LEASE_AHEAD_AFTER_WAITING = Duration.ofMinutes(2);

  private static final Duration GOOD_FOR = Duration.ofSeconds(1);

  /** Farther ahead than any lease: what is later was written while a clock was ahead. */
  public static final Duration PLAUSIBLE_AHEAD = LEASE_AHEAD_AFTER_WAITING.plusMinutes(1);

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

    /** Too much is leased already: wait until the sender's turn comes. */
    record NotYet() implements Lease {}
  }

  /**
   * Messages of a sender that are leased one after the other.
   *
   * @param start when the first may be sent
   * @param each how long one takes
   */
  public record Leased(Instant start, Duration each) {
    /** When the message may be sent that comes after so many of them. */
    public Instant after(int messages) {
      return start.plus(each.multipliedBy(messages));
    }
  }

  /** How many messages of a sender leave together: a second's worth, at least one. */
  public int together(Sender sender) {
    return lane(sender).most(perSecond(sender));
  }

  /** Leases at least one and at most so many messages, unless the sender is busy longer than so. */
  public Lease lease(Sender sender, int wanted, Duration ahead) {
    var perSecond = perSecond(sender);
    var remainder = remainders.computeIfAbsent(sender, _ -> new Remainder());
    synchronized (remainder) {
      var rateReservation = remainder.rateReservation;
      if (rateReservation.count() == 0
          || rateReservation.at().plus(GOOD_FOR).isBefore(realTime.instant())) {
        switch (leaseMore(sender, wanted, perSecond, ahead)) {
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

  private Lease leaseMore(Sender sender, int wanted, double perSecond, Duration ahead) {
    return retry(
        sender,
        stored -> {
          var now = realTime.instant();
          var free = plausible(stored, now);
          var lane = lane(sender, free, now);
          var at = free.of(lane, now);
          if (at.isAfter(now.plus(ahead))) {
            return Optional.of(new Lease.NotYet());
          }
          int count = lane.count(wanted, perSecond);
          var later = free.with(lane, at.plus(lane.taking(count, perSecond)));
          return write(sender, stored, later)
              ? Optional.of(new Lease.Granted(new RateReservation(at, count)))
              : Optional.empty();
        });
  }

  /** How many messages that waited a sender can send in the next two minutes. */
  public int room(Sender sender) {
    var now = realTime.instant();
    var free = plausible(stored(sender), now);
    var lane = lane(sender, free, now);
    return lane.fitting(
        Duration.between(free.of(lane, now), now.plus(LEASE_AHEAD_AFTER_WAITING)),
        perSecond(sender));
  }

  /** Leases exactly so many messages that waited; {@link #room} says how many there should be. */
  public Leased leaseAll(Sender sender, int count) {
    var perSecond = perSecond(sender);
    return retry(
        sender,
        stored -> {
          var now = realTime.instant();
          var free = plausible(stored, now);
          var lane = lane(sender, free, now);
          var at = free.of(lane, now);
          var later = free.with(lane, at.plus(lane.taking(count, perSecond)));
          return write(sender, stored, later)
              ? Optional.of(new Leased(at, lane.taking(1, perSecond)))
              : Optional.empty();
        });
  }

  private double perSecond(Sender sender) {
    return limit.perSecond(sender.channel(), sender.id());
  }

  /** The part of its own; whether another is free earlier changes with each message. */
  private static SenderCapacity.Lane lane(Sender sender) {
    return sender.reply() ? SenderCapacity.Lane.REPLIES : SenderCapacity.Lane.OTHERS;
  }

  private static SenderCapacity.Lane lane(Sender sender, SenderCapacity free, Instant now) {
    return sender.reply() ? free.earliest(now) : SenderCapacity.Lane.OTHERS;
  }

  private <T> T retry(Sender sender, Function<SenderCapacity, Optional<T>> action) {
    return OptimisticRetry.retry(
        "rate of channel", sender.channel().name(), () -> action.apply(stored(sender)));
  }

  private SenderCapacity stored(Sender sender) {
    return store.get(key(sender)).map(SenderCapacity::of).orElse(SenderCapacity.FREE);
  }

  private boolean write(Sender sender, SenderCapacity stored, SenderCapacity later) {
    return Transactions.write(store, List.<Write>of(later.write(key(sender), stored))).committed();
  }

  private static ItemKey key(Sender sender) {
    return SendKeys.rate(sender.channel(), sender.id());
  }

  private static SenderCapacity plausible(SenderCapacity stored, Instant now) {
    var capacity = stored.upTo(now.plus(PLAUSIBLE_AHEAD));
    if (!capacity.equals(stored)) {
      LOG.warn("A sender's rate was leased by a clock that was ahead; it starts again now");
    }
    return capacity;
  }
}
