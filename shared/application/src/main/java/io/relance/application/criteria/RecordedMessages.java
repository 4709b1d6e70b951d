package io.relance.application.criteria;

import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.contacts.model.EventProperties;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.model.FlowPosition;
import io.relance.application.sending.model.ReceivedMessage;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.model.SendState;
import io.relance.domain.criteria.BuiltInEvent;
import io.relance.domain.criteria.RecordedEvent;
import io.relance.domain.criteria.TimeRange;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.json.Choices;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The messages of contacts, sent and received, as events that criteria count. */
final class RecordedMessages {
  /** Messages are in the order in which they were queued; none is held for longer. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(30);

  private final ItemStore store;
  private final Map<AutomationId, Optional<String>> keys = new ConcurrentHashMap<>();

  RecordedMessages(ItemStore store) {
    this.store = store;
  }

  /** The texts that a contact wrote. */
  Stream<RecordedEvent> received(ContactId contact, TimeRange range) {
    return store
        .all(query(contact, range, range.from()))
        .filter(ReceivedMessage::isReceived)
        .map(RecordedMessages::received)
        .filter(event -> range.contains(event.at()));
  }

  /** The events of all messages of a contact. */
  Stream<RecordedEvent> all(ContactId contact) {
    return store
        .all(Query.of(Tables.SENDS, contact.value()).on(Tables.SENDS_OF_CONTACT))
        .flatMap(this::of);
  }

  /** The events of one message. */
  Stream<RecordedEvent> of(Item message) {
    if (ReceivedMessage.isReceived(message)) {
      return Stream.of(received(message));
    }
    return Stream.of(message)
        .filter(RecordedMessages::isSent)
        .map(item -> new SentMessage(item, Send.of(item)))
        .filter(sent -> sent.send().intent().kind().isToContact())
        .flatMap(this::ofSent);
  }

  private Stream<RecordedEvent> ofSent(SentMessage message) {
    var sent = Stream.of(event(BuiltInEvent.MESSAGE_SENT, message, Send.SETTLED_AT));
    return message.send().delivered()
        ? Stream.concat(
            sent, Stream.of(event(BuiltInEvent.MESSAGE_DELIVERED, message, Send.DELIVERED_AT)))
        : sent;
  }

  private static boolean isSent(Item message) {
    return message.text("state").equals(Optional.of(SendState.SENT.text()));
  }

  private static RecordedEvent received(Item message) {
    var properties =
        EventProperties.of(BuiltInEvent.INBOUND_MESSAGE)
            .with("text", message.text("text").orElse(""))
            .with("channel", message.text("channel").orElse(""));
    return new RecordedEvent(
        properties.event(), message.instant("at").orElseThrow(), properties.values());
  }

  /** The messages that a provider took for a contact. */
  Stream<RecordedEvent> sent(ContactId contact, TimeRange range) {
    return messages(contact, range)
        .map(message -> event(BuiltInEvent.MESSAGE_SENT, message, Send.SETTLED_AT))
        .filter(event -> range.contains(event.at()));
  }

  /** The messages that a provider delivered to a contact. */
  Stream<RecordedEvent> delivered(ContactId contact, TimeRange range) {
    return messages(contact, range)
        .filter(message -> message.send().delivered())
        .map(message -> event(BuiltInEvent.MESSAGE_DELIVERED, message, Send.DELIVERED_AT))
        .filter(event -> range.contains(event.at()));
  }

  /** A send that a provider took, with its item. */
  private record SentMessage(Item item, Send send) {}

  private Stream<SentMessage> messages(ContactId contact, TimeRange range) {
    var queued =
        range.from().isBefore(Instant.EPOCH) ? range.from() : range.from().minus(LONGEST_WAIT);
    return store
        .all(query(contact, range, queued))
        .filter(item -> !ReceivedMessage.isReceived(item))
        .filter(RecordedMessages::isSent)
        .map(item -> new SentMessage(item, Send.of(item)))
        .filter(message -> message.send().intent().kind().isToContact());
  }

  private static Query query(ContactId contact, TimeRange range, Instant from) {
    return Query.of(Tables.SENDS, contact.value())
        .on(Tables.SENDS_OF_CONTACT)
        .between(
            from.isBefore(Instant.EPOCH) ? "0" : Instants.text(from),
            range.until().equals(Instant.MAX) ? Query.LAST : Instants.text(range.until()));
  }

  private RecordedEvent event(BuiltInEvent event, SentMessage message, String time) {
    var intent = message.send().intent();
    var properties =
        EventProperties.of(event)
            .with("channel", Choices.name(intent.channel()))
            .with("purpose", Choices.name(intent.purpose()));
    if (intent.position().isPresent()) {
      properties = placed(properties, intent.position().orElseThrow());
    }
    var at = message.item().text(time).map(Instant::parse).orElse(message.send().at());
    return new RecordedEvent(properties.event(), at, properties.values());
  }

  /** Criteria name an automation by its key. */
  private EventProperties placed(EventProperties properties, FlowPosition position) {
    var key = keys.computeIfAbsent(position.automation(), this::key);
    return properties
        .with("automation", key.orElse(""))
        .with("element", position.element().value());
  }

  private Optional<String> key(AutomationId id) {
    return new Automations(store).find(id).map(Automation::key);
  }
}
