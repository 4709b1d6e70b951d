package io.relance.application.sending.links;

import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.automations.Counters;
import io.relance.application.contacts.model.Activities;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.contacts.model.EventProperties;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.application.sending.model.Clicks;
import io.relance.application.sending.model.FlowPosition;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendKeys;
import io.relance.application.sending.model.SendWrites;
import io.relance.application.sending.model.TrackedLinks;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.json.Choices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records clicks, each once: those of people as events of their contacts, with one count for each
 * message, those of robots on the message alone.
 */
public final class RecordClicks {
  private final ItemStore store;
  private final Automations automations;

  public RecordClicks(ItemStore store) {
    this.store = store;
    this.automations = new Automations(store);
  }

  /** Records the click of a message from the queue. */
  public void record(String message) {
    var click = Json.read(message, ClickMessage.class);
    OptimisticRetry.retryUntil("send", click.send().value(), () -> tryToRecord(click));
  }

  private boolean tryToRecord(ClickMessage click) {
    var item = store.get(SendKeys.send(click.send()));
    return item.map(it -> tryToRecord(click, it)).orElse(true);
  }

  private boolean tryToRecord(ClickMessage click, Item item) {
    var target = TrackedLinks.of(item).flatMap(links -> links.target(click.link()));
    var before = Clicks.of(item);
    var after = before.with(new Clicks.Click(click.id(), click.link()), click.robot());
    if (target.isEmpty() || after.isEmpty()) {
      return true;
    }
    var send = Send.of(item);
    var writes = new SendWrites();
    writes.with(
        new Write.Update(item.key(), List.of(after.orElseThrow().edit()), Clicks.unchanged(item)));
    if (click.robot()) {
      writes.count(send, Counters.ROBOT_CLICKS, 1);
    } else if (isOfContact(send)) {
      var contact = send.intent().contact();
      if (store.get(ContactKeys.contact(contact)).isEmpty()) {
        return true;
      }
      writes.with(Write.check(ContactKeys.contact(contact), Precondition.present()));
      writes.with(event(click, send, target.orElseThrow()));
      writes.count(send, Counters.CLICKED, before.people().isEmpty() ? 1 : 0);
    }
    return Transactions.write(store, writes.writes()).committed();
  }

  /** Tests and forwarded messages went to others. */
  private static boolean isOfContact(Send send) {
    return send.intent().kind().isToContact() && !send.intent().isSample();
  }

  private Write event(ClickMessage click, Send send, String target) {
    var intent = send.intent();
    var properties =
        EventProperties.of(BuiltInEvent.MESSAGE_CLICKED)
            .with("channel", Choices.name(intent.channel()))
            .with("purpose", Choices.name(intent.purpose()))
            .with("link", target);
    if (intent.position().isPresent()) {
      var position = intent.position().orElseThrow();
      properties =
          properties
              .with(
                  "automation",
                  automations.find(position.automation()).map(Automation::key).orElse(""))
              .with("element", position.element().value());
    }
    return Activities.write(intent.contact(), click.at(), properties, details(send, target));
  }

  private static Map<String, String> details(Send send, String target) {
    var details = new LinkedHashMap<String, String>();
    details.put("message", send.id().value());
    details.put("channel", Choices.name(send.intent().channel()));
    send.intent()
        .position()
        .map(FlowPosition::automation)
        .ifPresent(it -> details.put("automation", it.value()));
    send.intent()
        .position()
        .map(FlowPosition::element)
        .ifPresent(it -> details.put("element", it.value()));
    details.put("link", target);
    return details;
  }
}
