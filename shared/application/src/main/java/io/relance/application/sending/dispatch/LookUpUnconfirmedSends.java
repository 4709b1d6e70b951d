package io.relance.application.sending.dispatch;

import io.relance.application.persistence.Tables;
import io.relance.application.sending.model.Attempts;
import io.relance.application.sending.model.Claim;
import io.relance.application.sending.model.ReceivedMessage;
import io.relance.application.sending.model.RetryAt;
import io.relance.application.sending.model.RetryingItemStore;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendKeys;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.model.SendWrites;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up at the provider whether it has a message of unknown outcome, at the times of {@link
 * LookupPauses}. A send that no lookup finds is queued again.
 */
public final class LookUpUnconfirmedSends {
  private static final Logger LOG = LoggerFactory.getLogger(LookUpUnconfirmedSends.class);
  private static final int NEIGHBOURS = 25;

  private final ItemStore store;
  private final RetryingItemStore insistent;
  private final WorkerLeases workerLeases;
  private final ChannelProviders channelProviders;
  private final SendOutcomes sendOutcomes;
  private final InstantSource realTime;
  private final InstantSource wallClock;

  /**
   * @param wallClock the time of providers, independent of a test clock
   */
  public LookUpUnconfirmedSends(
      ItemStore store,
      RetryingItemStore insistent,
      WorkerLeases workerLeases,
      ChannelProviders channelProviders,
      SendOutcomes sendOutcomes,
      InstantSource realTime,
      InstantSource wallClock) {
    this.store = store;
    this.insistent = insistent;
    this.workerLeases = workerLeases;
    this.channelProviders = channelProviders;
    this.sendOutcomes = sendOutcomes;
    this.realTime = realTime;
    this.wallClock = wallClock;
  }

  /** Handles a send whose holder died, and may have called the provider. */
  Optional<RetryAt> abandoned(Send send) {
    var sendWrites = new SendWrites();
    var revisit = sendOutcomes.ambiguous(send, sendWrites);
    // Another writer that was faster handles it.
    return insistent.write(sendWrites).committed() ? revisit : Optional.of(now(send));
  }

  /** Looks up once, if it is due; returns when to check again, now for a send queued again. */
  Optional<RetryAt> lookUp(Send send) {
    var now = realTime.instant();
    var later = send.attempts().waitsUntil(now);
    if (later.isPresent()) {
      return later.map(at -> new RetryAt(send.id(), at));
    }
    if (!sendOutcomes.supportsLookup(send)) {
      return settle(send, sendOutcomes::unconfirmed);
    }
    var content = send.content().orElseThrow();
    var since = send.attempts().since().orElse(send.at());
    try {
      var candidates =
          channelProviders
              .of(send.intent().channel(), content)
              .find(send.id(), content, atProvider(since));
      return candidates.isEmpty() ? notFound(send) : match(send, candidates);
    } catch (TransientFailure silence) {
      LOG.warn("The provider did not answer the lookup of send {}", send.id());
      return unanswered(send, since.plus(SendOutcomes.RETRY_FOR).isBefore(now));
    }
  }

  /** A past instant on the provider's clock, or earlier. */
  private Instant atProvider(Instant past) {
    return wallClock.instant().minus(Duration.between(past, realTime.instant()));
  }

  private Optional<RetryAt> unanswered(Send send, boolean tooLong) {
    return tooLong
        ? settle(send, sendOutcomes::unconfirmed)
        : again(send, send.attempts().lookups(), LookupPauses.UNANSWERED);
  }

  /** Matches the first candidate that belongs to no other send. */
  private Optional<RetryAt> match(Send send, List<String> candidates) {
    if (hasClaimedDuplicate(send)) {
      return again(send, send.attempts().lookups(), LookupPauses.UNDECIDED);
    }
    for (var candidate : candidates) {
      var key = SendKeys.message(send.content().orElseThrow().provider(), candidate);
      var owner = store.get(key).flatMap(item -> item.text("send"));
      if (owner.isEmpty()) {
        return settle(
            send, (found, sendWrites) -> sendOutcomes.matched(found, candidate, sendWrites));
      }
    }
    return notFound(send);
  }

  private Optional<RetryAt> notFound(Send send) {
    var looks = send.attempts().lookups() + 1;
    return LookupPauses.after(looks)
        .map(pause -> again(send, looks, pause))
        .orElseGet(() -> retry(send, sendOutcomes::notFound, now(send)));
  }

  private Optional<RetryAt> again(Send send, long looks, Duration after) {
    var when = realTime.instant().plus(after);
    return retry(
        send,
        (doubtful, sendWrites) ->
            sendWrites.move(doubtful, SendState.ASKING, Attempts.lookUp(looks, when)),
        new RetryAt(send.id(), when));
  }

  /** Writes what settles a send; when another writer was first, the send is checked again now. */
  private Optional<RetryAt> settle(Send send, BiConsumer<Send, SendWrites> change) {
    return write(send, change) ? Optional.empty() : Optional.of(now(send));
  }

  /** Writes a change after which the send is checked again at an instant. */
  private Optional<RetryAt> retry(Send send, BiConsumer<Send, SendWrites> change, RetryAt retryAt) {
    return Optional.of(write(send, change) ? retryAt : now(send));
  }

  private boolean write(Send send, BiConsumer<Send, SendWrites> change) {
    var sendWrites = new SendWrites();
    change.accept(send, sendWrites);
    return insistent.write(sendWrites).committed();
  }

  private RetryAt now(Send send) {
    return new RetryAt(send.id(), realTime.instant());
  }

  /**
   * Whether another worker has claimed the same text to the same address, so that the provider's
   * message may be that one. An index may lag behind; the lookup seconds later finds such a send.
   */
  private boolean hasClaimedDuplicate(Send send) {
    var ofContact =
        Query.of(Tables.SENDS, send.intent().contact().value())
            .on(Tables.SENDS_OF_CONTACT)
            .backwards()
            .limit(NEIGHBOURS);
    return store.query(ofContact).items().stream()
        .filter(item -> !ReceivedMessage.isReceived(item))
        .map(Send::of)
        .filter(other -> !other.id().equals(send.id()))
        .filter(other -> other.state() == SendState.CLAIMED)
        .filter(other -> other.claim().map(this::isAlive).orElse(false))
        .anyMatch(other -> sameMessage(send, other));
  }

  private boolean isAlive(Claim claim) {
    return workerLeases.mayBeActive(claim);
  }

  private static boolean sameMessage(Send one, Send other) {
    var a = one.content().orElseThrow();
    return other
        .content()
        .filter(b -> b.to().equals(a.to()) && b.text().equals(a.text()))
        .isPresent();
  }
}
