package io.relance.application.sending.waiting;

import io.relance.application.persistence.Queues;
import io.relance.application.persistence.Transactions;
import io.relance.application.sending.model.DispatchMessage;
import io.relance.application.sending.model.RateReservation;
import io.relance.application.sending.model.Sends;
import io.relance.application.sending.rate.SenderRates;
import io.relance.application.sending.rate.SenderRates.Sender;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.Queue;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Queues sends that waited, each item at the instant at which its sender may send it.
 *
 * <p>Items are deleted after they were queued; after a crash in between they are queued twice, and
 * the claim lets each send go once. A send that waits again meanwhile is in another item. What was
 * cancelled while it waited takes no time of the sender.
 */
public final class QueueWaitingSends {
  /** How many items are read, queued and deleted together. */
  static final int ITEMS = ItemLimits.WRITES;

  private final ItemStore store;
  private final Queue queue;
  private final Sends sends;
  private final SenderRates rates;
  private final InstantSource realTime;

  public QueueWaitingSends(
      ItemStore store, Queue queue, Sends sends, SenderRates rates, InstantSource realTime) {
    this.store = store;
    this.queue = queue;
    this.sends = sends;
    this.rates = rates;
    this.realTime = realTime;
  }

  /** Queues items of one sender, at most {@link #ITEMS}, and deletes them. */
  void queue(Sender sender, List<WaitingItem> items) {
    var ids = items.stream().flatMap(item -> item.sends().stream()).toList();
    var unsettled = sends.unsettled(ids);
    var waiting =
        items.stream()
            .map(item -> item.only(unsettled))
            .filter(item -> !item.sends().isEmpty())
            .toList();
    if (!waiting.isEmpty()) {
      queue.send(Queues.HANDOVERS, messages(sender, waiting));
    }
    Transactions.write(store, items.stream().<Write>map(item -> Write.delete(item.key())).toList());
  }

  private List<Message> messages(Sender sender, List<WaitingItem> waiting) {
    var leased = rates.leaseAll(sender, waiting.stream().mapToInt(it -> it.sends().size()).sum());
    var now = realTime.instant();
    var messages = new ArrayList<Message>();
    int before = 0;
    for (var item : waiting) {
      var at = leased.after(before);
      int count = item.sends().size();
      var message = new DispatchMessage(item.sends(), Optional.of(new RateReservation(at, count)));
      messages.add(message.message(now, at).inGroup(item.source()));
      before += count;
    }
    return messages;
  }
}
