package io.relance.application.contacts;

import io.relance.application.admin.AuditScope;
import io.relance.application.contacts.ContactWriter.Draft;
import io.relance.application.contacts.ContactWriter.Written;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.contacts.model.ContactPhone;
import io.relance.application.contacts.model.IdentityKind;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Slice;
import io.relance.application.persistence.Tables;
import io.relance.application.phone.PhoneNumbers;
import io.relance.application.properties.PropertyCatalog;
import io.relance.domain.contact.ContactSource;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.ContactId;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.shop.CustomerField;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores contacts; a customer id and an email belong to one of them, a phone to any number. */
public final class Contacts {
  private static final String CREATE = "contact.create";
  private static final int PAGE = 200;

  private final ItemStore store;
  private final PhoneNumbers phones;
  private final ContactWriter writer;
  private final PropertyCatalog properties;
  private final PhoneHolders holders;
  private final ResolveContact resolving;

  /**
   * The contacts of a store.
   *
   * @param contactChanges decides what is written with each change
   */
  public Contacts(
      ItemStore store, PhoneNumbers phones, ContactChanges contactChanges, InstantSource clock) {
    var optOuts = new RetainedOptOuts(store, new AddressHashes(store));
    this.store = store;
    this.phones = phones;
    this.writer = new ContactWriter(store, optOuts, contactChanges, clock);
    this.properties = new PropertyCatalog(store);
    this.holders = new PhoneHolders(store);
    this.resolving = new ResolveContact(this, new DetailsReader(phones), writer, store);
  }

  ContactWriter writer() {
    return writer;
  }

  public Optional<Contact> find(ContactId id) {
    return store.get(ContactKeys.contact(id)).map(ContactItems::contact);
  }

  /** The contact among the items of its partition. */
  public static Optional<Contact> in(Collection<Item> partition) {
    return partition.stream()
        .filter(item -> ContactKeys.isContact(item.key()))
        .map(ContactItems::contact)
        .findFirst();
  }

  /** Those of any number of contacts that there are, by id. */
  public Map<ContactId, Contact> findAll(Collection<ContactId> ids) {
    return store.getMany(ids.stream().map(ContactKeys::contact).toList()).values().stream()
        .map(ContactItems::contact)
        .collect(Collectors.toMap(Contact::id, contact -> contact));
  }

  /** The oldest of the contacts that have a phone, in any notation, as their own. */
  public Optional<Contact> byPhone(String raw) {
    return by(IdentityKind.PHONE, raw);
  }

  /** The contacts that have a phone, in any notation, as their own or out of an address. */
  public List<Contact> havingPhone(String raw) {
    return phones.e164(raw).map(this::havingNumber).orElse(List.of());
  }

  /** As {@link #havingPhone}, at most some 50 of them, first those whose own phone it is. */
  public List<Contact> someHavingPhone(String raw) {
    return phones.e164(raw).map(this::someHavingNumber).orElse(List.of());
  }

  /** Whether a contact has a phone, in any notation. */
  public boolean hasPhone(Contact contact, String raw) {
    return contact
        .phone()
        .filter(number -> phones.e164(raw).filter(it -> PhoneNumbers.same(it, number)).isPresent())
        .isPresent();
  }

  /** The contacts that have a number in E.164, in any of its written forms, the oldest first. */
  public List<Contact> havingNumber(String e164) {
    return all(holders.all(PhoneNumbers.key(e164)));
  }

  /** As {@link #havingNumber}, at most some 50 of them, first those whose own number it is. */
  public List<Contact> someHavingNumber(String e164) {
    return all(holders.first(PhoneNumbers.key(e164)).all());
  }

  /** Whether two numbers in E.164 are written forms of one. */
  public static boolean sameNumber(String one, String other) {
    return PhoneNumbers.same(one, other);
  }

  /**
   * The contact that a number alone finds, or a new one.
   *
   * @param e164 a number from a provider, which is a person's own
   * @param source how a new one comes about
   */
  public Contact ofNumber(String e164, ContactSource source) {
    return resolving.resolve(e164, source);
  }

  /** The existing ones of any number of contacts, the oldest first. */
  List<Contact> all(List<ContactId> ids) {
    return findAll(ids).values().stream().sorted(Comparator.comparing(Contacts::place)).toList();
  }

  /** The contact with an email address, in any notation. */
  public Optional<Contact> byEmail(String raw) {
    return by(IdentityKind.EMAIL, raw);
  }

  public Optional<Contact> byShopCustomer(String id) {
    return by(IdentityKind.SHOP, id);
  }

  /** The contact with an identity, in any notation; of several with a phone, the oldest. */
  public Optional<Contact> by(IdentityKind kind, String raw) {
    return allBy(kind, raw).stream().findFirst();
  }

  /** The contacts whose own identity this is, in any notation, the oldest first. */
  public List<Contact> allBy(IdentityKind kind, String raw) {
    return kind.field().read(raw, phones).map(value -> owners(kind, value)).orElse(List.of());
  }

  /** The contacts that an identity of an edit finds; a phone may find several. */
  public List<Contact> allBy(IdentityKind kind, ContactEdit edit) {
    var blank = Contact.blank(new ContactId("unknown"), Instant.EPOCH);
    var stated = new EditReader(phones).apply(edit, blank);
    return stated.field(kind.field()).map(value -> owners(kind, value)).orElse(List.of());
  }

  /**
   * The addresses in the details of an event, as contacts have them: E.164, email in lower case.
   */
  public List<String> addresses(ContactDetails details) {
    var identities = new DetailsReader(phones).identities(details);
    return Stream.of(identities.phone().map(ContactPhone::number), identities.email())
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Finds the contact of an event, or creates it, and fills in missing fields. Nothing is
   * overwritten, and no identity moves between contacts.
   *
   * @return empty when it has no identity
   */
  public Optional<Contact> resolve(ContactDetails details) {
    return resolving.resolve(details);
  }

  /**
   * As {@link #resolve}; a phone out of an address identifies no contact, so that details with
   * nothing else are of a contact of their own.
   *
   * @param subject what the details are about, such as an order: the same one always gives the same
   *     contact
   */
  public Optional<Contact> resolve(ContactDetails details, String subject) {
    return resolving.resolve(details, subject);
  }

  /**
   * As {@link #resolve}, but the shop's data about its own customer replaces known data, unless
   * later data of the shop is stored.
   *
   * @param cleared the fields that the customer has no longer; those that came from the shop are
   *     removed
   */
  public Optional<Contact> follow(
      ContactDetails details, Set<CustomerField> cleared, Instant updatedAt) {
    return resolving.resolve(details, new ResolveContact.ByShop(updatedAt, cleared));
  }

  /** The invalid fields of an edit, independent of the contact. */
  public List<Diagnostic> faults(ContactEdit edit) {
    var reader = new EditReader(phones);
    var edited = reader.apply(edit, Contact.blank(new ContactId(Ids.random()), Instant.EPOCH));
    var faults = new ArrayList<>(reader.problems());
    if (faults.isEmpty()) {
      faults.addAll(EditReader.typeFaults(properties.faults(edited.properties())));
    }
    return faults;
  }

  /** A contact as {@link #create} would make it; nothing is written, and no identity is needed. */
  public ContactEditResult imagine(ContactEdit edit, List<ConsentStatement> consents) {
    var now = writer.now();
    var reader = new EditReader(phones);
    var ledgerResult =
        LedgerResult.nothing(reader.apply(edit, Contact.blank(new ContactId("simulation"), now)));
    for (var consentStatement : consents) {
      ledgerResult = ledgerResult.with(consentStatement, now);
    }
    return reader.problems().isEmpty()
        ? new ContactEditResult.Kept(ledgerResult.contact(), List.of())
        : new ContactEditResult.Unreadable(reader.problems());
  }

  /** Creates a contact, with what it agrees to; one without any identity is unreadable. */
  public ContactEditResult create(ContactEdit edit, List<ConsentStatement> consents) {
    return create(edit, consents, draft -> written(draft, CREATE));
  }

  /** As {@link #create}, unless its phone is another contact's own already. */
  public ContactEditResult createByPhone(ContactEdit edit, List<ConsentStatement> consents) {
    return create(edit, consents, this::writtenByPhone);
  }

  private ContactEditResult create(
      ContactEdit edit,
      List<ConsentStatement> consents,
      Function<Draft, Optional<ContactEditResult>> write) {
    var blank = Contact.blank(new ContactId(Ids.random()), writer.now());
    var reader = new EditReader(phones);
    var draft = Draft.of(blank, reader.apply(edit, blank), consents).from(ContactSource.API);
    reader.requireIdentity(draft.after());
    return reader.problems().isEmpty()
        ? OptimisticRetry.retry("contact", blank.id().value(), () -> write.apply(draft))
        : new ContactEditResult.Unreadable(reader.problems());
  }

  private Optional<ContactEditResult> writtenByPhone(Draft draft) {
    var phone = draft.after().identities().ownPhone().orElseThrow();
    var found = holders.first(phone.key());
    var owner = all(found.owners()).stream().findFirst();
    return owner.isPresent()
        ? Optional.of(new ContactEditResult.Taken(IdentityKind.PHONE, owner.orElseThrow().id()))
        : written(draft.readAt(found.revision()), CREATE);
  }

  /** A contact as an edit wants it, and what of the edit cannot be read. */
  public record Edited(Contact contact, List<Diagnostic> problems) {}

  /** Applies an edit to a contact; nothing is written. */
  public Edited apply(ContactEdit edit, Contact before) {
    var reader = new EditReader(phones);
    return new Edited(reader.apply(edit, before), reader.problems());
  }

  /** Changes a contact, whose last identity stays. */
  public ContactEditResult patch(ContactId id, ContactEdit edit) {
    return edit(id, edit, EditReader::requireIdentity);
  }

  /** Removes the customer id of a contact whose shop account was deleted. */
  public ContactEditResult unlinkShopCustomer(ContactId id) {
    return edit(id, ContactEdit.NONE.remove(ContactField.SHOP_CUSTOMER_ID), (_, _) -> {});
  }

  private ContactEditResult edit(
      ContactId id, ContactEdit edit, BiConsumer<EditReader, Contact> rule) {
    return OptimisticRetry.retry(
        "contact",
        id.value(),
        () ->
            find(id)
                .map(before -> edit(before, edit, rule))
                .orElseGet(() -> Optional.of(new ContactEditResult.Unknown())));
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

  /** Contacts in the order in which they were created, newest first. */
  public Slice<Contact> list(PageRequest page) {
    var itemPage = store.query(everyContact().page(page));
    return new Slice<>(itemPage.items(), itemPage.next()).map(ContactItems::contact);
  }

  /**
   * Contacts, newest first, read as the stream is.
   *
   * @param place only those after this one, as {@link #place} gives it; {@link Query#LAST} for all
   */
  public Stream<Contact> newestFirst(String place) {
    return store
        .all(everyContact().between("0", place).limit(PAGE))
        .map(ContactItems::contact)
        .filter(contact -> place(contact).compareTo(place) < 0);
  }

  /** Where a contact is in the order in which contacts were created. */
  public static String place(Contact contact) {
    return Instants.text(contact.createdAt()) + "#" + contact.id();
  }

  /** A phone in its one international form; empty when it cannot be one. */
  public Optional<String> readPhone(String raw) {
    return phones.e164(raw);
  }

  /** The contacts in the order in which they were created, newest first. */
  public static Query everyContact() {
    return Query.of(Tables.CONTACTS, ContactItems.LISTED).on(Tables.CONTACTS_LISTED).backwards();
  }

  private Optional<ContactEditResult> edit(
      Contact before, ContactEdit edit, BiConsumer<EditReader, Contact> rule) {
    var reader = new EditReader(phones);
    var after = reader.apply(edit, before);
    rule.accept(reader, after);
    if (!reader.problems().isEmpty()) {
      return Optional.of(new ContactEditResult.Unreadable(reader.problems()));
    }
    return after.equals(before)
        ? Optional.of(new ContactEditResult.Kept(before, List.of()))
        : written(Draft.of(before, after), "contact.edit");
  }

  /** Empty on a conflicting write. */
  private Optional<ContactEditResult> written(Draft draft, String action) {
    var contact = draft.after().id().value();
    return switch (writer.write(draft, _ -> AuditScope.entry(action, contact, writer.now()))) {
      case Written.Kept kept ->
          Optional.of(new ContactEditResult.Kept(kept.contact(), kept.changes()));
      case Written.Owned(var kind, var owner) ->
          Optional.of(new ContactEditResult.Taken(kind, new ContactId(owner)));
      case Written.Contradicting(var faults) ->
          Optional.of(new ContactEditResult.Unreadable(EditReader.typeFaults(faults)));
      case Written.Outrun() -> Optional.empty();
    };
  }

  private List<Contact> owners(IdentityKind kind, String value) {
    return kind == IdentityKind.PHONE
        ? havingNumber(value).stream().filter(Contact::ownsPhone).toList()
        : store
            .get(ContactWriter.key(kind, value))
            .flatMap(ContactWriter::owner)
            .flatMap(this::find)
            .stream()
            .toList();
  }
}
