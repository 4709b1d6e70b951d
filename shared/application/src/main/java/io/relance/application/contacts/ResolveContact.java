package io.relance.application.contacts;

import io.relance.application.contacts.ContactWriter.Draft;
import io.relance.application.contacts.ContactWriter.Written;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.domain.id.ContactId;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Finds or creates the contact of an event, safe under concurrency. */
final class ResolveContact {
  private final Contacts contacts;
  private final DetailsReader reader;
  private final ContactWriter writer;
  private final ItemStore store;
  private final IdentityConflicts conflicts;

  ResolveContact(Contacts contacts, DetailsReader reader, ContactWriter writer, ItemStore store) {
    this.contacts = contacts;
    this.reader = reader;
    this.writer = writer;
    this.store = store;
    this.conflicts = new IdentityConflicts(store);
  }

  /** The parsed data of an event. */
  private record Said(Identities identities, Profile profile, Optional<Instant> byShop) {}

  Optional<Contact> resolve(ContactDetails details) {
    return resolve(new Said(reader.identities(details), reader.profile(details), Optional.empty()));
  }

  /** As {@link #resolve(ContactDetails)}, with details of a shop's customer as of an instant. */
  Optional<Contact> resolve(ContactDetails details, Instant byShop) {
    return resolve(
        new Said(reader.identities(details), reader.profile(details), Optional.of(byShop)));
  }

  private Optional<Contact> resolve(Said said) {
    if (said.identities().isEmpty()) {
      return Optional.empty();
    }
    // Without an id: there may be no contact yet, and its identities are personal data.
    return Optional.of(OptimisticRetry.retry("contact", "unknown", () -> attempt(said)));
  }

  /** Empty on a conflicting write. */
  private Optional<Contact> attempt(Said said) {
    var owners = owners(said.identities().present());
    if (owners.isEmpty()) {
      var blank = Contact.blank(new ContactId(Ids.random()), writer.now());
      return written(Draft.of(blank, fill(blank, said, Map.of())));
    }
    var contact = contacts.find(new ContactId(owners.firstEntry().getValue()));
    return contact.flatMap(found -> merge(found, said, owners));
  }

  private Optional<Contact> merge(
      Contact before, Said said, SequencedMap<IdentityKind, String> owners) {
    var others = new EnumMap<>(owners);
    others.values().removeIf(before.id().value()::equals);
    var after =
        follows(before, said, owners) ? follow(before, said, others) : fill(before, said, others);
    var merged = after.equals(before) ? Optional.of(before) : written(Draft.of(before, after));
    merged.ifPresent(contact -> conflicts.tell(contact.id(), others, writer.now()));
    return merged;
  }

  /** Whether the shop speaks of its own customer, and last. */
  private static boolean follows(Contact before, Said said, Map<IdentityKind, String> owners) {
    var later =
        said.byShop().filter(at -> before.shopSaid().filter(known -> known.isAfter(at)).isEmpty());
    return later.isPresent() && owners.containsKey(IdentityKind.SHOP);
  }

  private static Contact follow(Contact before, Said said, Map<IdentityKind, String> others) {
    var identities = before.identities().replacedBy(said.identities(), others.keySet());
    var profile = said.profile().withCountryOf(before.profile()).filledFrom(before.profile());
    return located(before.with(identities, profile), said).with(said.byShop().orElseThrow());
  }

  private static Contact fill(Contact before, Said said, Map<IdentityKind, String> others) {
    var identities = before.identities().filledFrom(said.identities(), others.keySet());
    var profile = before.profile().filledFrom(said.profile()).withCountryOf(before.profile());
    return located(before.with(identities, profile), said);
  }

  /** A phone's prefix is better evidence of a person's country than a shipping address. */
  private static Contact located(Contact contact, Said said) {
    return contact.country().isPresent()
        ? contact
        : contact.with(contact.identities(), contact.profile().withCountryOf(said.profile()));
  }

  private Optional<Contact> written(Draft draft) {
    return writer.write(draft) instanceof Written.Kept kept
        ? Optional.of(kept.contact())
        : Optional.empty();
  }

  /** Whose the identities are, in the order in which a match counts. */
  private SequencedMap<IdentityKind, String> owners(SequencedMap<IdentityKind, String> identities) {
    var keys = new LinkedHashMap<IdentityKind, ItemKey>();
    identities.forEach((kind, value) -> keys.put(kind, ContactWriter.key(kind, value)));
    var items = store.getAll(keys.values());
    var owners = new LinkedHashMap<IdentityKind, String>();
    keys.forEach(
        (kind, key) ->
            Optional.ofNullable(items.get(key))
                .flatMap(ContactWriter::owner)
                .ifPresent(owner -> owners.put(kind, owner.value())));
    return owners;
  }
}
