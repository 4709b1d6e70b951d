package io.relance.application.contacts;

import io.relance.application.contacts.ImportContact.Outcome;
import io.relance.application.contacts.ImportContact.Row;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.model.ContactPhone;
import io.relance.application.contacts.model.IdentityKind;
import io.relance.application.persistence.Concurrently;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the contacts of rows, with few reads. */
final class ImportMatching {
  private static final int MOST_NAMED = 10;

  private final ItemStore store;
  private final Contacts contacts;
  private final PhoneHolders holders;

  ImportMatching(ItemStore store, Contacts contacts) {
    this.store = store;
    this.contacts = contacts;
    this.holders = new PhoneHolders(store);
  }

  /** Whose row it is. */
  sealed interface Match {
    record One(Contact contact) implements Match {}

    /**
     * No contact's.
     *
     * @param phoneRevision that of its phone, if nothing else identifies the contact
     */
    record None(Optional<Long> phoneRevision) implements Match {}

    record Unclear(Outcome.Refused refused) implements Match {}
  }

  /** The matches of rows, in their order. */
  List<Match> of(List<Row> rows) {
    var owners = owners(rows);
    return Concurrently.map(rows, row -> match(row, owners));
  }

  private Match match(Row row, Map<ItemKey, Contact> owners) {
    if (!row.problems().isEmpty()) {
      return new Match.Unclear(ImportContact.refused(row.problems().getFirst()));
    }
    var stated = row.contact();
    return owner(stated, IdentityKind.SHOP, owners)
        .<Match>map(Match.One::new)
        .or(() -> owner(stated, IdentityKind.EMAIL, owners).map(it -> byEmail(stated, it)))
        .or(() -> stated.identities().phone().map(phone -> byPhone(stated, phone)))
        .orElseGet(() -> new Match.None(Optional.empty()));
  }

  /** The owners of the customer ids and emails of rows, by their keys. */
  private Map<ItemKey, Contact> owners(List<Row> rows) {
    var keys =
        rows.stream()
            .flatMap(
                row ->
                    Stream.of(IdentityKind.SHOP, IdentityKind.EMAIL)
                        .flatMap(kind -> key(row.contact(), kind).stream()))
            .toList();
    var identities = new HashMap<ItemKey, ContactId>();
    store.getMany(keys).values().forEach(item -> note(item, identities));
    var found = contacts.findAll(identities.values());
    identities.values().removeIf(id -> !found.containsKey(id));
    return identities.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, owned -> found.get(owned.getValue())));
  }

  private static void note(Item item, Map<ItemKey, ContactId> identities) {
    ContactWriter.owner(item).ifPresent(owner -> identities.put(item.key(), owner));
  }

  private static Optional<ItemKey> key(Contact stated, IdentityKind kind) {
    return Optional.ofNullable(stated.identities().present().get(kind))
        .map(value -> ContactWriter.key(kind, value));
  }

  private static Optional<Contact> owner(
      Contact stated, IdentityKind kind, Map<ItemKey, Contact> owners) {
    return key(stated, kind).flatMap(key -> Optional.ofNullable(owners.get(key)));
  }

  private static Match byEmail(Contact stated, Contact owner) {
    return differ(stated.shopCustomerId(), owner.shopCustomerId())
        ? new Match.Unclear(
            belongs(
                IdentityKind.EMAIL,
                "to contact %s, which has another customer id".formatted(owner.id())))
        : new Match.One(owner);
  }

  private Match byPhone(Contact stated, ContactPhone phone) {
    var found = holders.first(phone.key());
    var owners = contacts.all(found.owners());
    var identities = stated.identities();
    if (identities.shopCustomerId().isPresent() || identities.email().isPresent()) {
      return owners.size() == 1 && !contradict(stated, owners.getFirst())
          ? new Match.One(owners.getFirst())
          : new Match.None(Optional.empty());
    }
    return switch (owners.size()) {
      case 0 -> new Match.None(Optional.of(found.revision()));
      case 1 -> new Match.One(owners.getFirst());
      default -> new Match.Unclear(shared(owners));
    };
  }

  private static Outcome.Refused shared(List<Contact> owners) {
    return new Outcome.Refused(
        ContactField.PHONE.wireName(),
        "must be that of one contact, but belongs to several: "
            + owners.stream()
                .limit(MOST_NAMED)
                .map(owner -> owner.id().value())
                .collect(Collectors.joining(", ")));
  }

  private static boolean contradict(Contact stated, Contact owner) {
    var said = stated.identities();
    return differ(said.shopCustomerId(), owner.shopCustomerId())
        || differ(said.email(), owner.email())
        || differ(stated.firstName(), owner.firstName())
        || differ(stated.lastName(), owner.lastName());
  }

  private static boolean differ(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  static Outcome.Refused belongs(IdentityKind kind, String whose) {
    return new Outcome.Refused(
        kind.field().wireName(), "must not be another contact's: it belongs " + whose);
  }
}
