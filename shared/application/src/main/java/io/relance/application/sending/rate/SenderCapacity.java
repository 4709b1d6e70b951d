package io.relance.application.sending.rate;

import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When a sender is available, for replies and for other messages, in microseconds of the epoch. */
record SenderCapacity(long forReplies, long forOthers) {
  /** The capacity of a sender that has never sent. */
  static final SenderCapacity FREE = new SenderCapacity(0, 0);

  private static final String REPLIES = "replies";
  private static final String OTHERS = "others";

  /** Which part of the sender's rate. */
  enum Lane {
    REPLIES(0.1),
    OTHERS(0.9);

    /** What is leased at once, so that not each reply writes: a twentieth of a second's worth. */
    private static final double AT_ONCE = 0.05;

    private final double share;

    Lane(double share) {
      this.share = share;
    }

    /** How many to lease for a caller who wants some: never more than a second's worth. */
    int count(int wanted, double perSecond) {
      int most = most(perSecond);
      return Math.clamp((long) (perSecond * share * AT_ONCE), Math.min(wanted, most), most);
    }

    /** A second's worth, at least one. */
    int most(double perSecond) {
      return (int) Math.clamp(perSecond * share, 1, Integer.MAX_VALUE);
    }

    /** How many fit into a duration; none into a negative one. */
    int fitting(Duration duration, double perSecond) {
      return (int)
          Math.clamp(duration.toMillis() / 1000.0 * perSecond * share, 0, Integer.MAX_VALUE);
    }

    /** How long these take. */
    Duration taking(int count, double perSecond) {
      return Duration.ofNanos((long) (count / (perSecond * share) * 1e9));
    }
  }

  static SenderCapacity of(Item item) {
    return new SenderCapacity(item.number(REPLIES), item.number(OTHERS));
  }

  /** The part that is free first; its own, for a reply, when both are. */
  Lane earliest(Instant now) {
    return of(Lane.OTHERS, now).isBefore(of(Lane.REPLIES, now)) ? Lane.OTHERS : Lane.REPLIES;
  }

  /** When a part is free: now, or later. */
  Instant of(Lane lane, Instant now) {
    var free = Instant.EPOCH.plus(lane == Lane.REPLIES ? forReplies : forOthers, ChronoUnit.MICROS);
    return free.isAfter(now) ? free : now;
  }

  /** This capacity, in which a part that would be free after an instant is free now. */
  SenderCapacity upTo(Instant latest) {
    var micros = ChronoUnit.MICROS.between(Instant.EPOCH, latest);
    return new SenderCapacity(
        forReplies > micros ? 0 : forReplies, forOthers > micros ? 0 : forOthers);
  }

  SenderCapacity with(Lane lane, Instant free) {
    var micros = ChronoUnit.MICROS.between(Instant.EPOCH, free);
    return switch (lane) {
      case REPLIES -> new SenderCapacity(micros, forOthers);
      case OTHERS -> new SenderCapacity(forReplies, micros);
    };
  }

  /** The write of this capacity; refused when it has changed since it was read. */
  Write write(ItemKey key, SenderCapacity read) {
    var item = ItemBuilder.at(key).number(REPLIES, forReplies).number(OTHERS, forOthers).build();
    var unchanged =
        Precondition.all(
            Precondition.equal(REPLIES, read.forReplies()),
            Precondition.equal(OTHERS, read.forOthers()));
    var isNew = read.forReplies() == 0 && read.forOthers() == 0;
    return new Write.Put(item, isNew ? Precondition.absent() : unchanged);
  }
}
