package io.relance.application.sending.dispatch;

import io.relance.application.sending.model.DispatchMessage;
import io.relance.application.sending.model.RateReservation;
import io.relance.application.sending.model.RetryAt;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.rate.SenderRates.Sender;
import io.relance.domain.id.SendId;
import io.relance.domain.queue.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Collects sends to dispatch later: by messages, in real time, or when their sender's turn comes.
 */
final class DeferredSends {
  private record Leased(DispatchMessage handing, Instant at) {}

  private final TreeMap<Long, List<SendId>> bySecond = new TreeMap<>();
  private final List<Leased> leased = new ArrayList<>();
  private final Map<Sender, List<Send>> waiting = new LinkedHashMap<>();
  private final Set<SendId> sends = new HashSet<>();

  /** Defers a send. */
  void add(RetryAt retryAt) {
    if (sends.add(retryAt.send())) {
      // A second is as exact as a delay can be.
      var second = Math.ceilDiv(retryAt.at().toEpochMilli(), 1000L);
      bySecond.computeIfAbsent(second, _ -> new ArrayList<>()).add(retryAt.send());
    }
  }

  void addAll(Collection<Send> some, Instant at) {
    some.forEach(send -> add(new RetryAt(send.id(), at)));
  }

  /** Defers sends with their rate reservation. */
  void addLeased(Collection<Send> some, RateReservation rateReservation) {
    var ids = some.stream().map(Send::id).toList();
    sends.addAll(ids);
    leased.add(
        new Leased(new DispatchMessage(ids, Optional.of(rateReservation)), rateReservation.at()));
  }

  /** Lets sends wait for their sender. */
  void addWaiting(Sender sender, Collection<Send> some) {
    some.forEach(send -> sends.add(send.id()));
    waiting.computeIfAbsent(sender, _ -> new ArrayList<>()).addAll(some);
  }

  /** The sends that wait, by their senders. */
  Map<Sender, List<Send>> waiting() {
    return waiting;
  }

  boolean has(Send send) {
    return sends.contains(send.id());
  }

  List<Message> messages(Instant now) {
    var messages = new ArrayList<Message>();
    leased.forEach(it -> messages.add(it.handing().message(now, it.at())));
    bySecond.forEach(
        (second, ids) ->
            messages.add(DispatchMessage.of(ids).message(now, Instant.ofEpochSecond(second))));
    return messages;
  }
}
