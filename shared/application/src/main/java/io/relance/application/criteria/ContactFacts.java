package io.relance.application.criteria;

import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.lists.ContactList;
import io.relance.application.lists.Lists;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.gate.Suppressions;
import io.relance.application.tables.RelatedTable;
import io.relance.application.tables.RelatedTables;
import io.relance.application.tables.TableRow;
import io.relance.application.tables.TableRows;
import io.relance.domain.consent.Consents;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.RecordedEvent;
import io.relance.domain.criteria.Scalar;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.TableKey;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemPage;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads all that criteria can use of a contact, as an index of contacts holds it. */
public final class ContactFacts {
  private final ItemStore store;
  private final Contacts contacts;
  private final Lists lists;
  private final RelatedTables tables;
  private final TableRows rows;
  private final Suppressions suppressions;
  private final RecordedMessages messages;

  public ContactFacts(
      ItemStore store,
      Contacts contacts,
      Lists lists,
      RelatedTables tables,
      TableRows rows,
      Suppressions suppressions) {
    this.store = store;
    this.contacts = contacts;
    this.lists = lists;
    this.tables = tables;
    this.rows = rows;
    this.suppressions = suppressions;
    this.messages = new RecordedMessages(store);
  }

  /**
   * What criteria can use of a contact, except its events.
   *
   * @param properties by name, the fields of the contact too
   * @param addresses the channels on which it has an address
   * @param suppressed those of them on which the address is suppressed
   * @param rows the values of its rows in related tables
   */
  public record Profile(
      ContactId id,
      Map<String, PropertyValue> properties,
      Set<ListKey> lists,
      Consents consents,
      Set<Channel> addresses,
      Set<Channel> suppressed,
      Map<TableKey, List<Map<String, PropertyValue>>> rows) {}

  /** The profile of a contact; empty for an unknown one. */
  public Optional<Profile> profile(ContactId id) {
    return contacts.find(id).map(this::profile);
  }

  /**
   * All that criteria can use of a contact.
   *
   * @param events read as the stream is
   */
  public record Whole(Profile profile, Stream<RecordedEvent> events) {}

  /** A contact with its events, with as few reads as possible; empty for an unknown one. */
  public Optional<Whole> whole(ContactId id) {
    var partition = store.query(Query.of(Tables.CONTACTS, ContactKeys.partition(id)));
    return partition.next().isPresent()
        ? profile(id).map(profile -> new Whole(profile, events(id)))
        : Contacts.in(partition.items())
            .map(contact -> new Whole(profile(contact, partition.items()), events(id, partition)));
  }

  private Profile profile(Contact contact, List<Item> partition) {
    return profile(
        contact,
        Lists.in(partition),
        partition.stream().filter(TableRow::isRow).map(TableRow::of).toList());
  }

  private Stream<RecordedEvent> events(ContactId id, ItemPage partition) {
    return Stream.concat(partition.items().stream().flatMap(RecordedEvents::of), messages.all(id));
  }

  /** The ids of all contacts, newest first, read as the stream is. */
  public Stream<ContactId> everyContact() {
    return contacts.newestFirst(Query.LAST).map(Contact::id);
  }

  private Profile profile(Contact contact) {
    return profile(contact, lists.of(contact.id()), rows.of(contact.id()).toList());
  }

  private Profile profile(Contact contact, List<ListId> of, List<TableRow> related) {
    return new Profile(
        contact.id(),
        properties(contact),
        of.stream()
            .flatMap(list -> lists.find(list).stream())
            .map(ContactList::key)
            .map(ListKey::new)
            .collect(Collectors.toSet()),
        contact.consents(),
        Arrays.stream(Channel.values())
            .filter(channel -> contact.address(channel).isPresent())
            .collect(Collectors.toSet()),
        suppressions.of(store, contact),
        values(related));
  }

  private static Map<String, PropertyValue> properties(Contact contact) {
    var properties = new LinkedHashMap<String, PropertyValue>(contact.properties());
    for (var field : ContactField.values()) {
      contact
          .field(field)
          .ifPresent(value -> properties.put(field.wireName(), new Scalar.Text(value)));
    }
    properties.put("createdAt", new Scalar.Text(contact.createdAt().toString()));
    properties.put("updatedAt", new Scalar.Text(contact.updatedAt().toString()));
    return properties;
  }

  private Map<TableKey, List<Map<String, PropertyValue>>> values(List<TableRow> found) {
    var values = new HashMap<TableKey, List<Map<String, PropertyValue>>>();
    if (!found.isEmpty()) {
      var keys = tables.all().collect(Collectors.toMap(RelatedTable::id, RelatedTable::key));
      for (TableRow row : found) {
        var key = keys.get(row.table());
        if (key != null) {
          values.computeIfAbsent(key, _ -> new ArrayList<>()).add(row.values());
        }
      }
    }
    return values;
  }

  /** The contacts that share an address with a contact, and the contact. */
  public Stream<ContactId> sharingAddress(ContactId id) {
    return contacts.find(id).flatMap(Contact::phone).stream()
        .flatMap(number -> contacts.havingNumber(number).stream())
        .map(Contact::id);
  }

  /** All events of a contact that criteria count. */
  public Stream<RecordedEvent> events(ContactId contact) {
    var partition = Query.of(Tables.CONTACTS, ContactKeys.partition(contact));
    return Stream.concat(store.all(partition).flatMap(RecordedEvents::of), messages.all(contact));
  }

  /** The events that an item stores: one in the partition of a contact, or a message. */
  public Stream<RecordedEvent> eventsOf(Item item) {
    return item.key().table().equals(Tables.SENDS) ? messages.of(item) : RecordedEvents.of(item);
  }
}
