package io.relance.application.simulation;

import io.relance.application.contacts.model.Contact;
import io.relance.application.criteria.FlowMessages;
import io.relance.application.sending.model.Recipient;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.Consents;
import io.relance.domain.criteria.EventName;
import io.relance.domain.criteria.RecordedEvent;
import io.relance.domain.criteria.TimeRange;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A stored contact, and what has happened to it in a simulation. */
final class SimulatedContact {
  private Contact contact;
  private final List<RecordedEvent> events = new ArrayList<>();
  private final Map<ListKey, Boolean> lists = new HashMap<>();
  private Consents consents;
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final FlowMessages messages = new FlowMessages();

  /** As it stands now, whenever the preview begins. */
  SimulatedContact(Contact contact, Instant start) {
    this.contact = contact;
    this.consents =
        new Consents(
            contact.consents().standing().stream().map(entry -> until(entry, start)).toList());
  }

  Contact contact() {
    return contact;
  }

  ContactId id() {
    return contact.id();
  }

  Consents consents() {
    return consents;
  }

  void agreesTo(Consents now) {
    consents = now;
  }

  void did(RecordedEvent event) {
    events.add(event);
  }

  Stream<RecordedEvent> events(EventName name, TimeRange range) {
    return events.stream().filter(event -> event.name().equals(name) && range.contains(event.at()));
  }

  void set(String property, String value) {
    properties.put(property, value);
  }

  /** A property that the simulation has set. */
  Optional<String> property(String name) {
    return Optional.ofNullable(properties.get(name));
  }

  /** Goes on as the contact that a change makes of it. */
  void become(Contact changed, Set<String> names) {
    contact = changed;
    properties.keySet().removeAll(names);
  }

  void addTo(ListKey list) {
    lists.put(list, true);
  }

  void removeFrom(ListKey list) {
    lists.put(list, false);
  }

  /**
   * Whether the contact is on a list.
   *
   * @param stored whether it was before the simulation
   */
  boolean isOn(ListKey list, BooleanSupplier stored) {
    return Optional.ofNullable(lists.get(list)).orElseGet(stored::getAsBoolean);
  }

  /** The messages to it so far. */
  FlowMessages messages() {
    return messages;
  }

  Recipient recipient() {
    var kept = Recipient.of(contact);
    return new Recipient(
        kept.phone(),
        kept.email(),
        kept.language(),
        kept.location(),
        consents,
        kept.consentVersion(),
        variables(kept.variables()));
  }

  private Map<String, Object> variables(Map<String, Object> kept) {
    if (properties.isEmpty()) {
      return kept;
    }
    var all = new LinkedHashMap<String, Object>();
    if (kept.get("properties") instanceof Map<?, ?> before) {
      before.forEach((name, value) -> all.put(String.valueOf(name), value));
    }
    all.putAll(properties);
    var variables = new LinkedHashMap<>(kept);
    variables.put("properties", all);
    return variables;
  }

  private static ConsentEntry until(ConsentEntry entry, Instant latest) {
    var at = entry.at().isAfter(latest) ? latest : entry.at();
    return new ConsentEntry(entry.channel(), entry.type(), entry.state(), entry.source(), at);
  }
}
