package io.relance.application.sending;

import io.relance.application.agenda.Agenda;
import io.relance.application.sending.ClaimSends.Claimed;
import io.relance.application.sending.ClaimSends.InHand;
import io.relance.domain.provider.Handover;
import io.relance.domain.provider.Handover.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down what became of sends in hand: many in one transaction, one by one when something else
 * was quicker for one of them, such as a receipt.
 */
final class SettleSends {
  private final InsistentStore store;
  private final Sends sends;
  private final Agenda agenda;
  private final Settlement settlement;
  private final Recipients recipients;

  SettleSends(SendingParts parts, Settlement settlement) {
    this.store = new InsistentStore(parts.store(), parts.timing().pause());
    this.sends = new Sends(parts.store());
    this.agenda = parts.agenda();
    this.settlement = settlement;
    this.recipients = parts.outside().recipients();
  }

  /** Settles those that were answered; says which are to be looked at again. */
  List<Revisit> settle(Claimed claimed, Map<String, Handover> answers) {
    var answered =
        claimed.sends().stream()
            .map(InHand::send)
            .filter(send -> answers.containsKey(send.id()))
            .toList();
    var revisits = new ArrayList<Revisit>();
    if (answered.isEmpty()) {
      return revisits;
    }
    // Before the rest is settled: what is lost after that is lost for good.
    answered.forEach(send -> tellOptOut(send, answers));
    var watch = Optional.of(claimed.watch()).filter(_ -> answered.size() == claimed.sends().size());
    if (!write(watch, answered, answers, revisits)) {
      answered.forEach(send -> settleOne(send, answers, revisits));
    }
    return revisits;
  }

  /** Settles one for as long as it is in this hand. */
  private void settleOne(Send send, Map<String, Handover> answers, List<Revisit> revisits) {
    var now = Optional.of(send);
    while (now.isPresent()
        && !write(Optional.empty(), List.of(now.orElseThrow()), answers, revisits)) {
      now =
          sends
              .find(send.id())
              .filter(it -> it.state() == SendState.CLAIMED && it.claim().equals(send.claim()));
    }
  }

  /** The watch over sends that are settled one by one stays, and finds nothing to do. */
  private boolean write(
      Optional<String> watch,
      List<Send> inHand,
      Map<String, Handover> answers,
      List<Revisit> revisits) {
    var moves = new Moves();
    var later = new ArrayList<Revisit>();
    for (var send : inHand) {
      var answer = answers.get(send.id());
      if (answer != null) {
        settlement.answered(send, answer, moves).ifPresent(later::add);
      }
    }
    watch.map(agenda::remove).ifPresent(moves::with);
    var written = store.write(moves.writes()).committed();
    if (written) {
      revisits.addAll(later);
    }
    return written;
  }

  private void tellOptOut(Send send, Map<String, Handover> answers) {
    if (answers.get(send.id()) instanceof Handover.Rejected(var _, var _, var kind)
        && kind == Kind.OPTED_OUT
        && send.owed().kind() != SendKind.FORWARD) {
      recipients.optedOutAtProvider(send.owed().contact(), send.owed().channel(), send.id());
    }
  }
}
