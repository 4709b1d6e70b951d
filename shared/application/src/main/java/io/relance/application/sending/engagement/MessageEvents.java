package io.relance.application.sending.engagement;

import io.relance.application.automations.Automations;
import io.relance.application.contacts.model.Activities;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.contacts.model.EventProperties;
import io.relance.application.sending.model.FlowPosition;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendWrites;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.json.Choices;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The events of contacts that are about a message to them. */
public final class MessageEvents {
  private final ItemStore store;
  private final Automations automations;

  public MessageEvents(ItemStore store) {
    this.store = store;
    this.automations = new Automations(store);
  }

  /** Tests and forwarded messages went to others. */
  public static boolean isOfContact(Send send) {
    return send.intent().kind().isToContact() && !send.intent().isSample();
  }

  /**
   * Adds the event of a contact.
   *
   * @param more texts that are not the same for all events of the message
   * @return false if the contact is erased
   */
  public boolean add(About about, Map<String, String> more, SendWrites writes) {
    var contact = ContactKeys.contact(about.send().intent().contact());
    if (store.get(contact).isEmpty()) {
      return false;
    }
    writes.with(Write.check(contact, Precondition.present()));
    writes.with(write(about, more));
    return true;
  }

  /** What happens to a message, and when. */
  public record About(Send send, BuiltInEvent event, Instant at) {}

  private Write write(About about, Map<String, String> more) {
    var intent = about.send().intent();
    var properties =
        EventProperties.of(about.event())
            .with("channel", Choices.name(intent.channel()))
            .with("purpose", Choices.name(intent.purpose()));
    for (var text : more.entrySet()) {
      properties = properties.with(text.getKey(), text.getValue());
    }
    if (intent.position().isPresent()) {
      var position = intent.position().orElseThrow();
      properties =
          properties
              .with("automation", automations.key(position.automation()).orElse(""))
              .with("element", position.element().value());
    }
    return Activities.write(intent.contact(), about.at(), properties, details(about.send(), more));
  }

  private static Map<String, String> details(Send send, Map<String, String> more) {
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
    details.putAll(more);
    return details;
  }
}
