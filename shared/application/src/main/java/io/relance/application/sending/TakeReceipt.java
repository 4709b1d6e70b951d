package io.relance.application.sending;

import io.relance.application.automations.Counters;
import io.relance.application.store.OptimisticRetry;
import io.relance.application.store.Tables;
import io.relance.domain.inbound.Receipt;
import io.relance.domain.provider.Handover.Kind;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes what a provider reports of a message, in any order and any number of times: delivered
 * stands above failed, and failed above sent.
 */
public final class TakeReceipt {
  private static final ItemKey UNKNOWN =
      new ItemKey(Tables.PLATFORM, "receipts/unknown", "counters");

  private final ItemStore store;
  private final InsistentStore insistent;
  private final Sends sends;
  private final Settlement settlement;
  private final Recipients recipients;
  private final MoveOn moveOn;

  public TakeReceipt(SendingParts parts) {
    this.store = parts.store();
    this.insistent = new InsistentStore(parts.store(), parts.timing().pause());
    this.sends = new Sends(parts.store());
    this.settlement = new Settlement(parts);
    this.recipients = parts.outside().recipients();
    this.moveOn = new MoveOn(parts);
  }

  /** What became of a receipt. */
  public enum Taken {
    /** It changed what is known of a send. */
    NEWS,
    /** All of it was known, or something better is. */
    KNOWN,
    /** It is about no send of ours; it is counted. */
    UNKNOWN
  }

  public Taken take(Receipt receipt) {
    var message = receipt.provider() + " " + receipt.providerMessageId();
    return OptimisticRetry.retry("message", message, () -> tryToTake(receipt));
  }

  private Optional<Taken> tryToTake(Receipt receipt) {
    var found = find(receipt);
    if (found.isEmpty()) {
      store.transact(
          List.of(Write.update(UNKNOWN, Precondition.always(), Edit.add(receipt.provider(), 1))));
      return Optional.of(Taken.UNKNOWN);
    }
    var send = found.orElseThrow();
    tellOptOut(receipt, send);
    var moves = new Moves();
    apply(receipt, send, moves);
    if (moves.isEmpty()) {
      return Optional.of(Taken.KNOWN);
    }
    if (!insistent.write(moves.writes()).committed()) {
      return Optional.empty();
    }
    send.owed().passage().ifPresent(it -> moveOn.ifSettled(it.wave(), it.element()));
    return Optional.of(Taken.NEWS);
  }

  private Optional<Send> find(Receipt receipt) {
    return receipt
        .sendId()
        .flatMap(sends::find)
        .or(
            () ->
                store
                    .get(SendKeys.message(receipt.provider(), receipt.providerMessageId()))
                    .flatMap(item -> item.text("send"))
                    .flatMap(sends::find));
  }

  private void apply(Receipt receipt, Send send, Moves moves) {
    var wasTried = send.trials().since().isPresent();
    if (!wasTried) {
      return;
    }
    switch (receipt.status()) {
      case ACCEPTED, SENT -> {
        if (isOpen(send) || Settlement.failedForWantOfNews(send)) {
          sent(receipt, send, moves);
        }
      }
      case DELIVERED, READ -> {
        if (!send.delivered()) {
          delivered(receipt, send, moves);
        }
      }
      case FAILED -> {
        if (failed(receipt, send)) {
          var reason = receipt.reason().orElse("the provider could not deliver it");
          moves.fail(send, reason, failure(receipt));
          settlement.suppression(send, receipt.kind()).ifPresent(moves::with);
        }
      }
    }
  }

  /** Whether it is not known yet that the provider has it. */
  private static boolean isOpen(Send send) {
    return switch (send.state()) {
      case QUEUED, HELD, CLAIMED, ASKING, UNCONFIRMED -> true;
      case SENT, FAILED, SKIPPED -> false;
    };
  }

  private void sent(Receipt receipt, Send send, Moves moves) {
    settlement.sent(send, receipt.providerMessageId(), List.of(), moves);
  }

  private void delivered(Receipt receipt, Send send, Moves moves) {
    var flag = new Edit.Set("delivered", Value.of(true));
    if (send.state() == SendState.SENT) {
      moves.move(send, SendState.SENT, List.of(flag));
    } else {
      settlement.sent(send, receipt.providerMessageId(), List.of(flag), moves);
      moves.notSkipped(send);
    }
    moves.count(send, Counters.DELIVERED, 1);
  }

  /** What failed before it was queued again, or under another id, is not what stands now. */
  private static boolean failed(Receipt receipt, Send send) {
    var ours = send.providerId().map(receipt.providerMessageId()::equals).orElse(true);
    return ours
        && !send.delivered()
        && switch (send.state()) {
          case CLAIMED, ASKING, UNCONFIRMED, SENT -> true;
          case QUEUED, HELD, FAILED, SKIPPED -> false;
        };
  }

  private List<Edit> failure(Receipt receipt) {
    var edits = new ArrayList<>(settlement.settled());
    edits.add(Edit.set("providerId", receipt.providerMessageId()));
    return edits;
  }

  private void tellOptOut(Receipt receipt, Send send) {
    if (receipt.kind() == Kind.OPTED_OUT && send.owed().kind() != SendKind.FORWARD) {
      recipients.optedOutAtProvider(send.owed().contact(), send.owed().channel(), send.id());
    }
  }
}
