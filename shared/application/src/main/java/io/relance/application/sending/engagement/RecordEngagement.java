package io.relance.application.sending.engagement;

import io.relance.application.persistence.Instants;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendKeys;
import io.relance.application.sending.model.SendWrites;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records what a contact did with a message, such as opening it: on the message, in the counts of
 * its automation and as an event of the contact, once, however often it is reported.
 */
public final class RecordEngagement {
  private final ItemStore store;
  private final MessageEvents events;

  public RecordEngagement(ItemStore store) {
    this.store = store;
    this.events = new MessageEvents(store);
  }

  /**
   * Records what happened to a message.
   *
   * @return whether it was new
   */
  public boolean record(SendId send, Engagement engagement, Instant at) {
    return OptimisticRetry.retry("send", send.value(), () -> tryToRecord(send, engagement, at));
  }

  /** Whether it is recorded already. */
  public boolean isRecorded(SendId send, Engagement engagement) {
    return store.get(SendKeys.send(send)).filter(engagement::isOn).isPresent();
  }

  private Optional<Boolean> tryToRecord(SendId send, Engagement engagement, Instant at) {
    var writes = writes(send, engagement, at);
    if (writes.isEmpty()) {
      return Optional.of(false);
    }
    return Transactions.write(store, writes).committed() ? Optional.of(true) : Optional.empty();
  }

  /**
   * The writes that record what happened to a message, for a transaction that records more; empty
   * if it is recorded already. The transaction is refused when another one recorded it meanwhile.
   */
  public List<Write> writes(SendId send, Engagement engagement, Instant at) {
    var item = store.get(SendKeys.send(send)).filter(it -> !engagement.isOn(it));
    var writes = new SendWrites();
    return item.filter(it -> add(it, engagement, at, writes)).isPresent()
        ? writes.writes()
        : List.of();
  }

  /** Adds the writes; none of a message that went to others, or whose contact is erased. */
  private boolean add(Item item, Engagement engagement, Instant at, SendWrites writes) {
    var send = Send.of(item);
    if (!MessageEvents.isOfContact(send)) {
      return false;
    }
    writes.with(
        new Write.Update(
            item.key(),
            List.of(engagement.edit(Instants.text(at))),
            Precondition.all(Precondition.present(), engagement.isNew())));
    writes.count(send, engagement.count(), 1);
    return engagement
        .event()
        .map(event -> events.add(new MessageEvents.About(send, event, at), Map.of(), writes))
        .orElse(true);
  }
}
