package io.relance.application.sending.dispatch;

import io.relance.application.scheduling.Schedule;
import io.relance.application.sending.dispatch.ClaimSends.Claimed;
import io.relance.application.sending.gate.Recipients;
import io.relance.application.sending.model.RetryAt;
import io.relance.application.sending.model.RetryingItemStore;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendState;
import io.relance.application.sending.model.SendWrites;
import io.relance.application.sending.model.Sends;
import io.relance.application.sending.provider.ClaimedSend;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.domain.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the results of claimed sends: all in one transaction, or one by one when another writer,
 * such as a receipt, was faster for one of them.
 */
public final class SettleSends {
  private final RetryingItemStore store;
  private final Sends sends;
  private final Schedule schedule;
  private final SendOutcomes sendOutcomes;
  private final Recipients recipients;

  public SettleSends(
      RetryingItemStore store,
      Sends sends,
      Schedule schedule,
      SendOutcomes sendOutcomes,
      Recipients recipients) {
    this.store = store;
    this.sends = sends;
    this.schedule = schedule;
    this.sendOutcomes = sendOutcomes;
    this.recipients = recipients;
  }

  /** Settles the sends with results; returns those to check again. */
  List<RetryAt> settle(Claimed claimed, Map<String, SendResult> answers) {
    var answered =
        claimed.sends().stream()
            .map(ClaimedSend::send)
            .filter(send -> answers.containsKey(send.id().value()))
            .toList();
    var revisits = new ArrayList<RetryAt>();
    if (answered.isEmpty()) {
      return revisits;
    }
    // Before the settlement, after which a crash would lose the opt-out.
    answered.forEach(send -> publishOptOut(send, answers));
    var removal =
        answered.size() == claimed.sends().size()
            ? List.of(schedule.remove(claimed.watch()))
            : List.<Write>of();
    if (!write(removal, answered, answers, revisits)) {
      answered.forEach(send -> settleOne(send, answers, revisits));
    }
    return revisits;
  }

  /** Settles one send while this worker holds its claim. */
  private void settleOne(Send send, Map<String, SendResult> answers, List<RetryAt> revisits) {
    var now = Optional.of(send);
    while (now.isPresent() && !write(List.of(), List.of(now.orElseThrow()), answers, revisits)) {
      now =
          sends
              .find(send.id())
              .filter(it -> it.state() == SendState.CLAIMED && it.claim().equals(send.claim()));
    }
  }

  /** Settles sends in one transaction; false when one of them has changed. */
  private boolean write(
      List<Write> removal,
      List<Send> claimed,
      Map<String, SendResult> answers,
      List<RetryAt> revisits) {
    var sendWrites = new SendWrites();
    var later = new ArrayList<RetryAt>();
    for (var send : claimed) {
      var answer = answers.get(send.id().value());
      if (answer != null) {
        sendOutcomes.apply(send, answer, sendWrites).ifPresent(later::add);
      }
    }
    removal.forEach(sendWrites::with);
    var written = store.write(sendWrites).committed();
    if (written) {
      revisits.addAll(later);
    }
    return written;
  }

  private void publishOptOut(Send send, Map<String, SendResult> answers) {
    if (answers.get(send.id().value()) instanceof SendResult.Rejected(var _, var _, var kind)
        && kind == Kind.OPTED_OUT
        && send.intent().kind().isToContact()) {
      recipients.optedOutAtProvider(
          send.intent().contact(), send.intent().channel(), send.id().value());
    }
  }
}
