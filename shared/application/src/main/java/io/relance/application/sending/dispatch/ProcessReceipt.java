package io.relance.application.sending.dispatch;

import io.relance.application.automations.Counters;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.engagement.Engagement;
import io.relance.application.sending.engagement.RecordEngagement;
import io.relance.application.sending.gate.Recipients;
import io.relance.application.sending.model.FailureCause;
import io.relance.application.sending.model.RetryingItemStore;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendKeys;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.model.SendWrites;
import io.relance.application.sending.model.Sends;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.SendId;
import io.relance.domain.inbound.DeliveryReceipt;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes delivery receipts, in any order and any number of times: delivered takes precedence
 * over failed, and failed over sent.
 */
public final class ProcessReceipt {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessReceipt.class);

  private static final ItemKey UNKNOWN =
      new ItemKey(Tables.PLATFORM, "receipts/unknown", "counters");

  private final ItemStore store;
  private final RetryingItemStore insistent;
  private final Sends sends;
  private final SendOutcomes sendOutcomes;
  private final Recipients recipients;
  private final AdvanceWave advanceWave;
  private final RecordEngagement engagement;
  private final InstantSource clock;

  public ProcessReceipt(
      ItemStore store,
      RetryingItemStore insistent,
      Sends sends,
      SendOutcomes sendOutcomes,
      Recipients recipients,
      AdvanceWave advanceWave,
      InstantSource clock) {
    this.store = store;
    this.insistent = insistent;
    this.sends = sends;
    this.sendOutcomes = sendOutcomes;
    this.recipients = recipients;
    this.advanceWave = advanceWave;
    this.engagement = new RecordEngagement(store);
    this.clock = clock;
  }

  /** The result of a receipt. */
  public enum Result {
    /** It changed a send. */
    APPLIED,
    /** It added nothing to what is stored. */
    ALREADY_KNOWN,
    /** It matches no send; it is counted. */
    UNKNOWN
  }

  public Result process(DeliveryReceipt deliveryReceipt) {
    var message = deliveryReceipt.provider() + " " + deliveryReceipt.providerMessageId();
    var result = OptimisticRetry.retry("message", message, () -> tryToProcess(deliveryReceipt));
    LOG.debug("Receipt {} for message {}: {}", deliveryReceipt.status(), message, result);
    return isFirstOfItsKind(deliveryReceipt, result) ? Result.APPLIED : result;
  }

  /** Records what the contact did, or that there is no such mailbox, after the message itself. */
  private boolean isFirstOfItsKind(DeliveryReceipt deliveryReceipt, Result result) {
    return result != Result.UNKNOWN
        && mayEngage(deliveryReceipt)
        && find(deliveryReceipt)
            .flatMap(
                send ->
                    engagement(deliveryReceipt, send)
                        .filter(it -> engagement.record(send.id(), it, clock.instant())))
            .isPresent();
  }

  /** Spares most receipts the read of their message. */
  private static boolean mayEngage(DeliveryReceipt deliveryReceipt) {
    return switch (deliveryReceipt.status()) {
      case READ, COMPLAINED -> true;
      case FAILED -> deliveryReceipt.kind() == Kind.INVALID_ADDRESS;
      case ACCEPTED, SENT, DELIVERED, DEFERRED -> false;
    };
  }

  private static Optional<Engagement> engagement(DeliveryReceipt deliveryReceipt, Send send) {
    return switch (deliveryReceipt.status()) {
      case READ -> Optional.of(Engagement.OPENED).filter(_ -> send.delivered());
      case COMPLAINED -> Optional.of(Engagement.COMPLAINED).filter(_ -> send.delivered());
      case FAILED ->
          Optional.of(Engagement.BOUNCED).filter(_ -> isReturnedEmail(deliveryReceipt, send));
      case ACCEPTED, SENT, DELIVERED, DEFERRED -> Optional.empty();
    };
  }

  /** Whether an email came back because there is no such mailbox, perhaps after its delivery. */
  private static boolean isReturnedEmail(DeliveryReceipt deliveryReceipt, Send send) {
    return deliveryReceipt.kind() == Kind.INVALID_ADDRESS
        && send.intent().channel() == Channel.EMAIL
        && isOfThisAttempt(deliveryReceipt, send);
  }

  private Optional<Result> tryToProcess(DeliveryReceipt deliveryReceipt) {
    var found = find(deliveryReceipt);
    if (found.isEmpty()) {
      store.transact(
          List.of(
              Write.update(
                  UNKNOWN, Precondition.always(), Edit.add(deliveryReceipt.provider(), 1))));
      return Optional.of(Result.UNKNOWN);
    }
    var send = found.orElseThrow();
    LOG.debug(
        "Receipt {} of provider {} is for send {}",
        deliveryReceipt.status(),
        deliveryReceipt.provider(),
        send.id());
    publishOptOut(deliveryReceipt, send);
    var sendWrites = new SendWrites();
    apply(deliveryReceipt, send, sendWrites);
    if (sendWrites.isEmpty()) {
      return Optional.of(Result.ALREADY_KNOWN);
    }
    if (!insistent.write(sendWrites).committed()) {
      return Optional.empty();
    }
    if (sendWrites.settlesAny()) {
      send.intent().position().ifPresent(it -> advanceWave.ifSettled(it.wave(), it.element()));
    }
    return Optional.of(Result.APPLIED);
  }

  private Optional<Send> find(DeliveryReceipt deliveryReceipt) {
    return deliveryReceipt
        .sendId()
        .flatMap(sends::find)
        .or(
            () ->
                store
                    .get(
                        SendKeys.message(
                            deliveryReceipt.provider(), deliveryReceipt.providerMessageId()))
                    .flatMap(item -> item.text("send").map(SendId::new))
                    .flatMap(sends::find));
  }

  private void apply(DeliveryReceipt deliveryReceipt, Send send, SendWrites sendWrites) {
    var wasTried = send.attempts().since().isPresent();
    if (!wasTried) {
      return;
    }
    switch (deliveryReceipt.status()) {
      case ACCEPTED, SENT -> {
        if ((isOpen(send) && !isOfEarlierAttempt(deliveryReceipt, send))
            || SendOutcomes.neverConfirmed(send)) {
          sent(deliveryReceipt, send, sendWrites);
        } else {
          bill(deliveryReceipt, send, sendWrites);
        }
      }
      case DELIVERED, READ -> deliveredOrBilled(deliveryReceipt, send, sendWrites);
      case COMPLAINED -> {
        deliveredOrBilled(deliveryReceipt, send, sendWrites);
        suppressOnce(deliveryReceipt, send, Engagement.COMPLAINED, sendWrites);
      }
      case DEFERRED -> {
        if (failed(deliveryReceipt, send)) {
          deferred(deliveryReceipt, send, sendWrites);
        }
      }
      case FAILED -> {
        if (failed(deliveryReceipt, send)) {
          fail(deliveryReceipt, send, sendWrites);
        } else if (isReturnedEmail(deliveryReceipt, send)) {
          suppressOnce(deliveryReceipt, send, Engagement.BOUNCED, sendWrites);
        }
      }
    }
  }

  private void deliveredOrBilled(
      DeliveryReceipt deliveryReceipt, Send send, SendWrites sendWrites) {
    if (send.delivered()) {
      bill(deliveryReceipt, send, sendWrites);
    } else {
      delivered(deliveryReceipt, send, sendWrites);
    }
  }

  /** A repeated report suppresses no address that has been subscribed again since. */
  private void suppressOnce(
      DeliveryReceipt deliveryReceipt, Send send, Engagement once, SendWrites sendWrites) {
    if (!engagement.isRecorded(send.id(), once)) {
      sendOutcomes.suppression(send, deliveryReceipt.kind()).ifPresent(sendWrites::with);
    }
  }

  /** Queues it again, as long as attempts are repeated. */
  private void deferred(DeliveryReceipt deliveryReceipt, Send send, SendWrites sendWrites) {
    if (sendOutcomes.triedLongEnough(send)) {
      fail(deliveryReceipt, send, sendWrites);
    } else {
      sendOutcomes.deferred(send, deliveryReceipt.providerMessageId(), sendWrites);
    }
  }

  private void fail(DeliveryReceipt deliveryReceipt, Send send, SendWrites sendWrites) {
    var reason = deliveryReceipt.reason().orElse("the provider could not deliver it");
    sendWrites.fail(send, FailureCause.NOT_DELIVERED, reason, failure(deliveryReceipt));
    sendOutcomes.suppression(send, deliveryReceipt.kind()).ifPresent(sendWrites::with);
  }

  /** Whether the provider's message is stored as that of an attempt that another one followed. */
  private boolean isOfEarlierAttempt(DeliveryReceipt deliveryReceipt, Send send) {
    var message = deliveryReceipt.providerMessageId();
    return !send.providerId().equals(Optional.of(message))
        && store.get(SendKeys.message(deliveryReceipt.provider(), message)).isPresent();
  }

  /** Whether it is not known yet that the provider has it. */
  private static boolean isOpen(Send send) {
    return switch (send.state()) {
      case QUEUED, HELD, CLAIMED, ASKING, UNCONFIRMED -> true;
      case SENT, FAILED, SKIPPED -> false;
    };
  }

  private void sent(DeliveryReceipt deliveryReceipt, Send send, SendWrites sendWrites) {
    sendOutcomes.sent(send, accepted(deliveryReceipt), List.of(), sendWrites);
  }

  private static SendResult.Accepted accepted(DeliveryReceipt deliveryReceipt) {
    return new SendResult.Accepted(deliveryReceipt.providerMessageId(), deliveryReceipt.segments());
  }

  /** Records the segments that the provider bills for a message that is known to be sent. */
  private static void bill(DeliveryReceipt deliveryReceipt, Send send, SendWrites sendWrites) {
    if (send.state() == SendState.SENT && isOfThisAttempt(deliveryReceipt, send)) {
      var edits = sendWrites.bill(send, deliveryReceipt.segments());
      if (!edits.isEmpty()) {
        sendWrites.move(send, SendState.SENT, edits);
      }
    }
  }

  private static boolean isOfThisAttempt(DeliveryReceipt deliveryReceipt, Send send) {
    return send.providerId().equals(Optional.of(deliveryReceipt.providerMessageId()));
  }

  private void delivered(DeliveryReceipt deliveryReceipt, Send send, SendWrites sendWrites) {
    var edits = sendOutcomes.delivered();
    if (send.state() == SendState.SENT) {
      var billed = new ArrayList<>(edits);
      if (isOfThisAttempt(deliveryReceipt, send)) {
        billed.addAll(sendWrites.bill(send, deliveryReceipt.segments()));
      }
      sendWrites.move(send, SendState.SENT, billed);
    } else {
      sendOutcomes.sent(send, accepted(deliveryReceipt), edits, sendWrites);
      sendWrites.notSkipped(send);
    }
    sendWrites.count(send, Counters.DELIVERED, 1);
  }

  /** A failure of an earlier attempt does not apply to the current one. */
  private boolean failed(DeliveryReceipt deliveryReceipt, Send send) {
    var ours = send.providerId().map(deliveryReceipt.providerMessageId()::equals).orElse(true);
    var mayFail =
        switch (send.state()) {
          case CLAIMED, ASKING, UNCONFIRMED, SENT -> true;
          case QUEUED, HELD, FAILED, SKIPPED -> false;
        };
    return ours && mayFail && !send.delivered() && !isOfEarlierAttempt(deliveryReceipt, send);
  }

  private List<Edit> failure(DeliveryReceipt deliveryReceipt) {
    var edits = new ArrayList<>(sendOutcomes.settled());
    edits.add(Edit.set("providerId", deliveryReceipt.providerMessageId()));
    deliveryReceipt.errorCode().ifPresent(code -> edits.add(Edit.set(Send.PROVIDER_CODE, code)));
    return edits;
  }

  private void publishOptOut(DeliveryReceipt deliveryReceipt, Send send) {
    var intent = send.intent();
    if (deliveryReceipt.kind() != Kind.OPTED_OUT || !intent.kind().isToContact()) {
      return;
    }
    if (deliveryReceipt.status() == DeliveryReceipt.Status.COMPLAINED) {
      recipients.complained(intent.contact(), intent.channel(), send.id().value());
    } else {
      recipients.optedOutAtProvider(intent.contact(), intent.channel(), send.id().value());
    }
  }
}
