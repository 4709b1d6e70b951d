package io.relance.testkit.flow;

import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.KeywordMatch;
import io.relance.domain.flow.Reentry;
import io.relance.domain.flow.ShipmentStatus;
import io.relance.domain.flow.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes up triggers and re-entry policies. */
final class RandomTriggers {
  private final Random random;

  RandomTriggers(Random random) {
    this.random = random;
  }

  Trigger next() {
    return switch (random.nextInt(7)) {
      case 0 -> new Trigger.PostPurchase();
      case 1 -> new Trigger.AbandonedCart(RandomFlows.duration(random));
      case 2 -> new Trigger.ShipmentUpdate(statuses());
      case 3 -> inboundMessage();
      case 4 -> new Trigger.ContactUnsubscribed(channel(), type());
      case 5 -> new Trigger.Manual();
      default -> new Trigger.Api();
    };
  }

  Reentry reentry() {
    return switch (random.nextInt(4)) {
      case 0 -> new Reentry.EveryTime();
      case 1 -> new Reentry.Once();
      case 2 -> new Reentry.NotWhileInside();
      default -> new Reentry.AtMostEvery(RandomFlows.duration(random));
    };
  }

  private Set<ShipmentStatus> statuses() {
    return random.nextBoolean()
        ? Set.of()
        : Set.of(RandomFlows.pick(random, ShipmentStatus.values()));
  }

  private Trigger inboundMessage() {
    return new Trigger.InboundMessage(
        Channel.SMS,
        List.of("menu" + random.nextInt(100), "carte du jour"),
        RandomFlows.pick(random, KeywordMatch.values()),
        random.nextBoolean(),
        random.nextBoolean());
  }

  private Optional<Channel> channel() {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(RandomFlows.pick(random, Channel.values()));
  }

  private Optional<Purpose> type() {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(RandomFlows.pick(random, Purpose.values()));
  }
}
