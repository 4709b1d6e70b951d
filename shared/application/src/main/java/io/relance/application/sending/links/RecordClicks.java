package io.relance.application.sending.links;

import io.relance.application.automations.Counters;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.application.sending.engagement.Engagement;
import io.relance.application.sending.engagement.MessageEvents;
import io.relance.application.sending.engagement.RecordEngagement;
import io.relance.application.sending.model.Clicks;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendKeys;
import io.relance.application.sending.model.SendWrites;
import io.relance.application.sending.model.TrackedLinks;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.util.List;
import java.util.Map;

/**
 * Records clicks, each once: those of people as events of their contacts, with one count for each
 * message, those of robots on the message alone. Records that emails are opened, each once.
 */
public final class RecordClicks {
  private final ItemStore store;
  private final MessageEvents events;
  private final RecordEngagement opens;

  public RecordClicks(ItemStore store) {
    this.store = store;
    this.events = new MessageEvents(store);
    this.opens = new RecordEngagement(store);
  }

  /** Records the request of a message from the queue. */
  public void record(String message) {
    var request = Json.read(message, TrackedRequest.class);
    var id = request.send().value();
    request
        .link()
        .ifPresentOrElse(
            link -> OptimisticRetry.retryUntil("send", id, () -> tryToRecord(request, link)),
            () -> open(request));
  }

  private void open(TrackedRequest request) {
    var engagement = request.robot() ? Engagement.OPENED_BY_ROBOT : Engagement.OPENED;
    opens.record(request.send(), engagement, request.at());
  }

  private boolean tryToRecord(TrackedRequest click, int link) {
    var item = store.get(SendKeys.send(click.send()));
    return item.map(it -> tryToRecord(click, link, it)).orElse(true);
  }

  private boolean tryToRecord(TrackedRequest click, int link, Item item) {
    var target = TrackedLinks.of(item).flatMap(links -> links.target(link));
    var before = Clicks.of(item);
    var after = before.with(new Clicks.Click(click.id(), link), click.robot());
    if (target.isEmpty() || after.isEmpty()) {
      return true;
    }
    var send = Send.of(item);
    var writes = new SendWrites();
    writes.with(
        new Write.Update(item.key(), List.of(after.orElseThrow().edit()), Clicks.unchanged(item)));
    if (click.robot()) {
      writes.count(send, Counters.ROBOT_CLICKS, 1);
    } else if (MessageEvents.isOfContact(send)) {
      var about = new MessageEvents.About(send, BuiltInEvent.MESSAGE_CLICKED, click.at());
      if (!events.add(about, Map.of("link", target.orElseThrow()), writes)) {
        return true;
      }
      writes.count(send, Counters.CLICKED, before.people().isEmpty() ? 1 : 0);
    }
    return Transactions.write(store, writes.writes()).committed();
  }
}
