package io.relance.application.sending;

import io.relance.application.store.Tables;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether a provider has a message whose handover is unknown: asks twice, seconds apart.
 * Only what it does not have either time is queued again.
 */
final class AskProviders {
  private static final Logger LOG = LoggerFactory.getLogger(AskProviders.class);
  private static final int LOOKS = 2;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(7);
  private static final Duration AFTER_SILENCE = Duration.ofSeconds(30);
  private static final int NEIGHBOURS = 25;

  private final ItemStore store;
  private final InsistentStore insistent;
  private final SendingParts.Timing timing;
  private final Carriers carriers;
  private final Settlement settlement;

  AskProviders(SendingParts parts, Settlement settlement) {
    this.store = parts.store();
    this.insistent = new InsistentStore(parts.store(), parts.timing().pause());
    this.timing = parts.timing();
    this.carriers = parts.outside().carriers();
    this.settlement = settlement;
  }

  /** Looks after a send whose holder is dead: it may have called the provider, or not. */
  Optional<Revisit> abandoned(Send send) {
    var moves = new Moves();
    var revisit = settlement.doubtful(send, moves);
    // Whoever was quicker looks after it.
    return insistent.write(moves.writes()).committed() ? revisit : Optional.of(soon(send));
  }

  /** Asks once, if it is time to; says when to look again, at once for what is queued again. */
  Optional<Revisit> ask(Send send) {
    var now = timing.realTime().instant();
    var due = send.trials().notBefore().orElse(now);
    if (due.isAfter(now)) {
      return Optional.of(new Revisit(send.id(), due));
    }
    if (!settlement.canBeAsked(send)) {
      return write(send, settlement::unconfirmed, Optional.empty());
    }
    var content = send.content().orElseThrow();
    var since = send.trials().since().orElse(send.at());
    try {
      var candidates =
          carriers
              .of(send.owed().channel())
              .find(send.id(), content, timing.asProvidersHadIt(since));
      return candidates.isEmpty() ? notThere(send) : among(send, candidates);
    } catch (TransientFailure silence) {
      LOG.warn("Asked about send {} the provider did not answer", send.id());
      return silence(send, since.plus(Settlement.TRY_FOR).isBefore(now));
    }
  }

  private Optional<Revisit> silence(Send send, boolean tooLong) {
    return tooLong
        ? write(send, settlement::unconfirmed, Optional.empty())
        : again(send, send.trials().looks(), AFTER_SILENCE);
  }

  /** Takes the first candidate that is no other send's. */
  private Optional<Revisit> among(Send send, List<String> candidates) {
    if (twinInHand(send)) {
      return again(send, send.trials().looks(), BETWEEN_LOOKS);
    }
    for (var candidate : candidates) {
      var key = SendKeys.message(send.content().orElseThrow().provider(), candidate);
      var owner = store.get(key).flatMap(item -> item.text("send"));
      if (owner.isEmpty()) {
        return write(
            send,
            (found, moves) -> settlement.recognised(found, candidate, moves),
            Optional.empty());
      }
    }
    return notThere(send);
  }

  private Optional<Revisit> notThere(Send send) {
    var looks = send.trials().looks() + 1;
    if (looks < LOOKS) {
      return again(send, looks, BETWEEN_LOOKS);
    }
    return write(send, settlement::notThere, Optional.of(soon(send)));
  }

  private Optional<Revisit> again(Send send, long looks, Duration after) {
    var when = timing.realTime().instant().plus(after);
    return write(
        send,
        (doubtful, moves) -> moves.move(doubtful, SendState.ASKING, Trials.ask(looks, when)),
        Optional.of(new Revisit(send.id(), when)));
  }

  /** Writes; where somebody else was quicker, another look shows what stands. */
  private Optional<Revisit> write(Send send, Change change, Optional<Revisit> then) {
    var moves = new Moves();
    change.add(send, moves);
    return insistent.write(moves.writes()).committed() ? then : Optional.of(soon(send));
  }

  private interface Change {
    void add(Send send, Moves moves);
  }

  private Revisit soon(Send send) {
    return new Revisit(send.id(), timing.realTime().instant());
  }

  /**
   * Whether the same text to the same address is in another hand, so that what the provider has may
   * be that one's. An index may miss a send of the last moment, which a look seconds later sees.
   */
  private boolean twinInHand(Send send) {
    var ofContact =
        Query.of(Tables.SENDS, send.owed().contact())
            .on(Tables.SENDS_OF_CONTACT)
            .backwards()
            .limit(NEIGHBOURS);
    return store.query(ofContact).items().stream()
        .filter(item -> !ReceivedMessage.isOne(item))
        .map(Send::of)
        .filter(other -> !other.id().equals(send.id()))
        .filter(other -> other.state() == SendState.CLAIMED)
        .filter(other -> other.claim().map(this::isAlive).orElse(false))
        .anyMatch(other -> sameMessage(send, other));
  }

  private boolean isAlive(Claim claim) {
    return timing.claimants().mayStillBeWorking(claim);
  }

  private static boolean sameMessage(Send one, Send other) {
    var a = one.content().orElseThrow();
    return other
        .content()
        .filter(b -> b.to().equals(a.to()) && b.text().equals(a.text()))
        .isPresent();
  }
}
