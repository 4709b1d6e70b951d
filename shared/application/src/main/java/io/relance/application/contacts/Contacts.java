package io.relance.application.contacts;

import io.relance.application.contacts.ContactWriter.Draft;
import io.relance.application.contacts.ContactWriter.Written;
import io.relance.application.store.Ids;
import io.relance.application.store.OptimisticRetry;
import io.relance.application.store.Slice;
import io.relance.application.store.Tables;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps contacts, each identity belonging to one of them. */
public final class Contacts {
  private final ItemStore store;
  private final PhoneNumbers phones;
  private final ContactWriter writer;
  private final ResolveContact resolving;

  public Contacts(ItemStore store, PhoneNumbers phones, InstantSource clock) {
    this.store = store;
    this.phones = phones;
    this.writer = writer(store, clock);
    this.resolving = new ResolveContact(this, new DetailsReader(phones), writer, store);
  }

  static ContactWriter writer(ItemStore store, InstantSource clock) {
    return new ContactWriter(store, new RetainedOptOuts(store, new AddressHashes(store)), clock);
  }

  public Optional<Contact> find(String id) {
    return store.get(ContactKeys.contact(id)).map(ContactItems::contact);
  }

  /** Those of at most 100 contacts that there are, by id. */
  public Map<String, Contact> findAll(Collection<String> ids) {
    var keys = ids.stream().distinct().map(ContactKeys::contact).toList();
    var items = keys.isEmpty() ? List.<Contact>of() : contacts(keys);
    return items.stream().collect(Collectors.toMap(Contact::id, contact -> contact));
  }

  /** The contact of a phone, as anybody writes it. */
  public Optional<Contact> byPhone(String raw) {
    return phones.e164(raw).flatMap(phone -> by(IdentityKind.PHONE, phone));
  }

  /** The contact of an email address, as anybody writes it. */
  public Optional<Contact> byEmail(String raw) {
    return EmailAddresses.read(raw).flatMap(email -> by(IdentityKind.EMAIL, email));
  }

  public Optional<Contact> byShopCustomer(String id) {
    return ContactField.SHOP_CUSTOMER_ID
        .read(id, phones)
        .flatMap(customer -> by(IdentityKind.SHOP, customer));
  }

  /**
   * Finds whom a fact is about, or makes the contact; fills in what is missing. Nothing is
   * overwritten and no identity moves from one contact to another.
   *
   * @return empty when nothing in it can find a contact
   */
  public Optional<Contact> resolve(ContactDetails details) {
    return resolving.resolve(details, Optional.empty());
  }

  /**
   * As {@link #resolve}, but what the shop says of its own customer takes the place of what was
   * known, unless it said something later.
   */
  public Optional<Contact> follow(ContactDetails details, Instant updatedAt) {
    return resolving.resolve(details, Optional.of(updatedAt));
  }

  /** Makes a contact, with what it agrees to. */
  public Edited create(ContactEdit edit, List<Statement> consents) {
    var blank = Contact.blank(Ids.random(), writer.now());
    var reader = new EditReader(phones);
    var draft = new Draft(blank, reader.apply(edit, blank), consents);
    return reader.problems().isEmpty()
        ? written(draft)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The new contact id " + blank.id() + " is already in use"))
        : new Edited.Unreadable(reader.problems());
  }

  /** Changes a contact. */
  public Edited patch(String id, ContactEdit edit) {
    return OptimisticRetry.retry(
        "contact",
        id,
        () ->
            find(id)
                .map(before -> patch(before, edit))
                .orElseGet(() -> Optional.of(new Edited.Unknown())));
  }

  /**
   * Deletes a contact with its identities, as a part of forgetting it; opt-outs of its addresses
   * stay under a keyed hash.
   *
   * @param with what is to be written in the same transaction
   * @return false when the contact has changed since it was read
   */
  public boolean delete(Contact contact, List<Write> with) {
    return writer.delete(contact, with);
  }

  /** Contacts in the order in which they were made, newest first. */
  public Slice<Contact> list(int limit, Optional<String> cursor) {
    var page =
        store.query(
            Query.of(Tables.CONTACTS, ContactItems.LISTED)
                .on(Tables.CONTACTS_LISTED)
                .backwards()
                .limit(limit)
                .after(cursor));
    return new Slice<>(page.items(), page.next()).map(ContactItems::contact);
  }

  private Optional<Edited> patch(Contact before, ContactEdit edit) {
    var reader = new EditReader(phones);
    var after = reader.apply(edit, before);
    if (!reader.problems().isEmpty()) {
      return Optional.of(new Edited.Unreadable(reader.problems()));
    }
    return after.equals(before)
        ? Optional.of(new Edited.Kept(before, List.of()))
        : written(Draft.of(before, after));
  }

  /** Empty when somebody else was quicker. */
  private Optional<Edited> written(Draft draft) {
    return switch (writer.write(draft)) {
      case Written.Kept kept -> Optional.of(new Edited.Kept(kept.contact(), kept.changes()));
      case Written.Owned(var kind, var owner) -> Optional.of(new Edited.Taken(kind, owner));
      case Written.Outrun() -> Optional.empty();
    };
  }

  private Optional<Contact> by(IdentityKind kind, String value) {
    return store
        .get(ContactWriter.key(kind, value))
        .flatMap(ContactWriter::owner)
        .flatMap(this::find);
  }

  private List<Contact> contacts(List<ItemKey> keys) {
    return store.getAll(keys).values().stream().map(ContactItems::contact).toList();
  }
}
