package io.relance.application.contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactPhone;
import io.relance.application.contacts.model.Identities;
import io.relance.application.contacts.model.IdentityKind;
import io.relance.application.contacts.model.Profile;
import io.relance.application.phone.PhoneNumbers;

import io.relance.application.contacts.ContactWriter.Draft;
import io.relance.application.contacts.ContactWriter.Written;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.domain.contact.ContactSource;
import io.relance.domain.id.ContactId;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.shop.CustomerField;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds or creates the contact of an event, safe under concurrency.
 *
 * <p>The shop's customer id decides; without one an email; without that a person's own phone, where
 * one contact has it as its own and nothing contradicts that it is the same person. What names
 * another customer id never finds a contact.
 */
final class ResolveContact {
  private final Contacts contacts;
  private final DetailsReader reader;
  private final ContactWriter writer;
  private final ItemStore store;
  private final PhoneHolders holders;
  private final IdentityConflicts conflicts;

  ResolveContact(Contacts contacts, DetailsReader reader, ContactWriter writer, ItemStore store) {
    this.contacts = contacts;
    this.reader = reader;
    this.writer = writer;
    this.store = store;
    this.holders = new PhoneHolders(store);
    this.conflicts = new IdentityConflicts(store);
  }

  /** What the shop reports about its own customer, as of an instant. */
  record ByShop(Instant at, Set<CustomerField> cleared) {}

  Optional<Contact> resolve(ContactDetails details) {
    return resolve(details, Optional.empty());
  }

  /** As {@link #resolve(ContactDetails)}, with details of a shop's customer as of an instant. */
  Optional<Contact> resolve(ContactDetails details, ByShop byShop) {
    return resolve(details, Optional.of(byShop));
  }

  /** Finds or creates the contact of a number in E.164, which is a person's own. */
  Contact resolve(String e164, ContactSource source) {
    var phone = new ContactPhone(PhoneNumbers.modern(e164), true);
    var identities = new Identities(Optional.empty(), Optional.of(phone), Optional.empty());
    var said = new StatedContact(identities, Profile.EMPTY, Set.of(), Optional.empty());
    return OptimisticRetry.retry("contact", "unknown", () -> attempt(said, source));
  }

  /**
   * As {@link #resolve(ContactDetails)}; details with nothing but the phone of an address are of a
   * contact of their own.
   *
   * @param subject what the details are about: the same one always gives the same contact
   */
  Optional<Contact> resolve(ContactDetails details, String subject) {
    var said = stated(details, Optional.empty());
    if (said.identities().identify() || said.identities().phone().isEmpty()) {
      return resolve(details);
    }
    var id = new ContactId(Ids.hash("unidentified", subject));
    return Optional.of(OptimisticRetry.retry("contact", id.value(), () -> attempt(said, id)));
  }

  private Optional<Contact> attempt(StatedContact said, ContactId id) {
    var before = contacts.find(id);
    var from = before.orElseGet(() -> Contact.blank(id, writer.now()));
    var after = said.applied(from, Set.of());
    return before.isPresent() && after.equals(from)
        ? before
        : written(Draft.of(from, after).from(ContactSource.SHOPIFY));
  }

  private StatedContact stated(ContactDetails details, Optional<ByShop> byShop) {
    return new StatedContact(
        reader.identities(details), reader.profile(details), details.fromCustomer(), byShop);
  }

  private Optional<Contact> resolve(ContactDetails details, Optional<ByShop> byShop) {
    var said = stated(details, byShop);
    if (!said.identities().identify()) {
      return Optional.empty();
    }
    // Without an id: there may be no contact yet, and its identities are personal data.
    var contact =
        OptimisticRetry.retry("contact", "unknown", () -> attempt(said, ContactSource.SHOPIFY));
    reader.fault(details).ifPresent(fault -> conflicts.tell(contact, fault, writer.now()));
    return Optional.of(contact);
  }

  /** Empty on a conflicting write. */
  private Optional<Contact> attempt(StatedContact said, ContactSource source) {
    var owners = owners(said.identities());
    var phone = said.identities().ownPhone();
    var found = phone.map(it -> holders.first(it.key())).orElse(PhoneHolders.Found.NOBODY);
    var byPhone = contacts.all(found.fewOwners());
    var before = Matching.contact(said, owners, byPhone);
    var from = before.orElseGet(() -> Contact.blank(new ContactId(Ids.random()), writer.now()));
    var others = others(owners, from);
    var after = said.applied(from, others.keySet());
    if (before.isPresent() && after.equals(from)) {
      conflicts.tell(from.id(), others, writer.now());
      return before;
    }
    var draft = Draft.of(from, after).from(source);
    var written = written(phone.isPresent() ? draft.readAt(found.revision()) : draft);
    written
        .flatMap(contact -> Matching.sharing(contact, byPhone))
        .ifPresent(other -> others.put(IdentityKind.PHONE, other));
    written.ifPresent(contact -> conflicts.tell(contact.id(), others, writer.now()));
    return written;
  }

  /** Who has the identities that the contact does not get. */
  private static Map<IdentityKind, ContactId> others(
      Map<IdentityKind, Contact> owners, Contact contact) {
    var others = new EnumMap<IdentityKind, ContactId>(IdentityKind.class);
    owners.forEach((kind, owner) -> others.put(kind, owner.id()));
    others.values().removeIf(contact.id()::equals);
    return others;
  }

  private Optional<Contact> written(Draft draft) {
    return writer.write(draft) instanceof Written.Kept kept
        ? Optional.of(kept.contact())
        : Optional.empty();
  }

  /** The contacts that have the customer id and the email. */
  private Map<IdentityKind, Contact> owners(Identities identities) {
    var keys = new LinkedHashMap<IdentityKind, ItemKey>();
    identities.present().forEach((kind, value) -> keys.put(kind, ContactWriter.key(kind, value)));
    keys.remove(IdentityKind.PHONE);
    var items = keys.isEmpty() ? Map.<ItemKey, Item>of() : store.getAll(keys.values());
    var ids = new LinkedHashMap<IdentityKind, ContactId>();
    keys.forEach(
        (kind, key) ->
            Optional.ofNullable(items.get(key))
                .flatMap(ContactWriter::owner)
                .ifPresent(owner -> ids.put(kind, owner)));
    var found = contacts.findAll(ids.values());
    var owners = new LinkedHashMap<IdentityKind, Contact>();
    ids.forEach(
        (kind, id) ->
            Optional.ofNullable(found.get(id)).ifPresent(owner -> owners.put(kind, owner)));
    return owners;
  }
}
