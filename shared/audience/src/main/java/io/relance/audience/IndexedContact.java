package io.relance.audience;

import io.relance.domain.consent.Consents;
import io.relance.domain.contact.Channel;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.TableKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What criteria can ask of a contact, but for its events.
 *
 * @param properties by name, the built-in ones such as {@code country} and {@code createdAt} too
 * @param addresses the channels on which the contact has an address
 * @param suppressed those of them on which the address is suppressed
 * @param rows the values of the contact's rows in related tables, by the names of columns
 */
public record IndexedContact(
    ContactId id,
    Map<String, PropertyValue> properties,
    Set<ListKey> lists,
    Consents consents,
    Set<Channel> addresses,
    Set<Channel> suppressed,
    Map<TableKey, List<Map<String, PropertyValue>>> rows) {
  public IndexedContact {
    properties = Map.copyOf(properties);
    lists = Set.copyOf(lists);
    addresses = Set.copyOf(addresses);
    suppressed = Set.copyOf(suppressed);
    rows = Map.copyOf(rows);
  }
}
