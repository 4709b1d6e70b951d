package io.relance.application.contacts;

import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.contacts.model.Identities;
import io.relance.application.contacts.model.IdentityKind;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Transactions;
import io.relance.application.properties.PropertyCatalog;
import io.relance.domain.contact.ContactSource;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes a contact with its identities and its ledger, in one transaction that fails if the contact
 * has changed since it was read or an identity belongs to another contact.
 */
final class ContactWriter {
  private static final String OWNER = "contact";

  private final ItemStore store;
  private final RetainedOptOuts optOuts;
  private final PropertyCatalog properties;
  private final ContactChanges contactChanges;
  private final InstantSource clock;

  ContactWriter(
      ItemStore store,
      RetainedOptOuts optOuts,
      ContactChanges contactChanges,
      InstantSource clock) {
    this.store = store;
    this.optOuts = optOuts;
    this.properties = new PropertyCatalog(store);
    this.contactChanges = contactChanges;
    this.clock = clock;
  }

  /**
   * A contact as it was read, and as it is wanted; before its first write the two are the same.
   *
   * @param phoneRevision the revision of the number of its own phone that was read to decide
   * @param source how it is created, if it is
   * @param by the automation that changes it, if one does
   */
  record Draft(
      Contact before,
      Contact after,
      List<ConsentStatement> statements,
      Optional<Long> phoneRevision,
      Optional<ContactSource> source,
      Optional<AutomationId> by) {
    static Draft of(Contact before, Contact after) {
      return of(before, after, List.of());
    }

    static Draft of(Contact before, Contact after, List<ConsentStatement> statements) {
      return new Draft(
          before, after, statements, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same of a contact that is created in a way. */
    Draft from(ContactSource way) {
      return new Draft(before, after, statements, phoneRevision, Optional.of(way), by);
    }

    /** The same, refused when its number became another contact's own since this revision. */
    Draft readAt(long revision) {
      return new Draft(before, after, statements, Optional.of(revision), source, by);
    }

    /** The same, changed by an automation. */
    Draft by(AutomationId automation) {
      return new Draft(before, after, statements, phoneRevision, source, Optional.of(automation));
    }
  }

  /** The result of a write. */
  sealed interface Written {
    record Kept(Contact contact, List<ConsentChanged> changes) implements Written {}

    /** A conflicting write: read again. */
    record Outrun() implements Written {}

    /** An identity belongs to another contact. */
    record Owned(IdentityKind kind, String owner) implements Written {}

    /**
     * Properties contradict their declared types.
     *
     * @param faults what each must be, by its name
     */
    record Contradicting(Map<String, String> faults) implements Written {}
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  Written write(Draft draft) {
    return write(draft, _ -> List.of());
  }

  /** As above, with what changes make necessary. */
  Written write(Draft draft, Function<List<ConsentChanged>, List<Write>> following) {
    var now = now();
    var added = beyond(draft.after().identities(), before(draft));
    var found = optOuts.of(addresses(added));
    var ledgerResult = LedgerResult.nothing(draft.after().next(now));
    for (var consentStatement : concat(found.statements(), draft.statements())) {
      ledgerResult = ledgerResult.with(consentStatement, now);
    }
    var contact = ledgerResult.contact();
    var typed = properties.change(contact.id(), properties(draft), contact.properties());
    if (!typed.faults().isEmpty()) {
      return new Written.Contradicting(typed.faults());
    }
    var change =
        new ContactChange(
            draft.before(), contact, creation(draft), draft.by(), ledgerResult.changes());
    var followingWrites = contactChanges.following(change);
    var writes = new ArrayList<>(ofContact(draft, added, ledgerResult));
    writes.addAll(typed.writes());
    writes.addAll(found.checks());
    writes.addAll(following.apply(change.consents()));
    writes.addAll(followingWrites.writes());
    return switch (Transactions.write(store, writes)) {
      case WriteResult.Committed() -> {
        followingWrites.committed().run();
        yield new Written.Kept(change.after(), change.consents());
      }
      case WriteResult.Refused refused -> refusal(refused, added, change.contact());
    };
  }

  /** The contact, its ledger and its identities. */
  private List<Write> ofContact(
      Draft draft, Map<IdentityKind, String> added, LedgerResult ledgerResult) {
    var contact = ledgerResult.contact();
    var after = draft.after().identities();
    var removed = beyond(before(draft), after);
    var writes = new ArrayList<Write>();
    writes.add(new Write.Put(ContactItems.item(contact), unchanged(draft.before())));
    ledgerResult.lines().forEach(line -> writes.add(Write.putNew(line.item(contact.id()))));
    writes.addAll(own(added, contact.id()));
    writes.addAll(release(removed, contact.id()));
    writes.addAll(
        PhoneHolders.writes(
            new PhoneHolders.Change(
                contact.id(), before(draft).phone(), after.phone(), draft.phoneRevision())));
    writes.addAll(optOuts.keep(contact, addresses(removed)));
    return writes;
  }

  private static List<ConsentStatement> concat(
      List<ConsentStatement> first, List<ConsentStatement> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /**
   * Deletes a contact with its identities, whose opt-outs stay under a keyed hash.
   *
   * @param with what is to be written in the same transaction
   * @return false when the contact has changed since it was read
   */
  boolean delete(Contact contact, List<Write> with) {
    var identities = contact.identities().present();
    var writes = new ArrayList<>(with);
    writes.addAll(properties.change(contact.id(), contact.properties(), Map.of()).writes());
    writes.add(new Write.Delete(ContactKeys.contact(contact.id()), unchanged(contact)));
    writes.addAll(release(identities, contact.id()));
    writes.addAll(
        PhoneHolders.writes(
            new PhoneHolders.Change(
                contact.id(), contact.identities().phone(), Optional.empty(), Optional.empty())));
    writes.addAll(optOuts.keep(contact, addresses(identities)));
    return Transactions.write(store, writes).committed();
  }

  private static Optional<ContactSource> creation(Draft draft) {
    return draft.source().filter(_ -> draft.before().version() == 0);
  }

  /** All identities of a contact that is not stored yet must be claimed. */
  private static Identities before(Draft draft) {
    return draft.before().version() == 0 ? Identities.NONE : draft.before().identities();
  }

  private static Map<String, PropertyValue> properties(Draft draft) {
    return draft.before().version() == 0 ? Map.of() : draft.before().properties();
  }

  private static Precondition unchanged(Contact before) {
    return before.version() == 0
        ? Precondition.absent()
        : Precondition.equal(ContactItems.VERSION, before.version());
  }

  private static Map<IdentityKind, String> beyond(Identities these, Identities those) {
    var beyond = new LinkedHashMap<>(these.present());
    beyond.entrySet().removeAll(those.present().entrySet());
    return beyond;
  }

  private static Map<IdentityKind, String> addresses(Map<IdentityKind, String> identities) {
    var addresses = new LinkedHashMap<>(identities);
    addresses.remove(IdentityKind.SHOP);
    return addresses;
  }

  /** What makes a customer id or an email the contact's alone. */
  private static List<Write> own(Map<IdentityKind, String> identities, ContactId contact) {
    return unique(identities)
        .map(it -> ItemBuilder.at(key(it.getKey(), it.getValue())))
        .map(item -> Write.putNew(item.text(OWNER, contact.value()).build()))
        .toList();
  }

  private static List<Write> release(Map<IdentityKind, String> identities, ContactId contact) {
    return unique(identities)
        .<Write>map(
            it ->
                new Write.Delete(
                    key(it.getKey(), it.getValue()), Precondition.equal(OWNER, contact.value())))
        .toList();
  }

  private static Stream<Map.Entry<IdentityKind, String>> unique(
      Map<IdentityKind, String> identities) {
    return identities.entrySet().stream()
        .filter(identity -> identity.getKey() != IdentityKind.PHONE);
  }

  private static Written refusal(
      WriteResult.Refused refused, Map<IdentityKind, String> added, ContactId contact) {
    for (var identity : unique(added).toList()) {
      var owner =
          refused
              .of(key(identity.getKey(), identity.getValue()))
              .flatMap(WriteResult.Refusal::found)
              .flatMap(ContactWriter::owner);
      if (owner.filter(other -> !other.equals(contact)).isPresent()) {
        return new Written.Owned(identity.getKey(), owner.orElseThrow().value());
      }
    }
    return new Written.Outrun();
  }

  static Optional<ContactId> owner(Item identity) {
    return identity.text(OWNER).map(ContactId::new);
  }

  static ItemKey key(IdentityKind kind, String value) {
    return ContactKeys.identity(kind.wireName(), value);
  }
}
