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
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

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

    /** Whether a statement is entered: a file cannot lift an opt-out that an address kept. */
    boolean enters(ConsentStatement statement, Contact contact) {
      return !source.equals(Optional.of(ContactSource.IMPORT))
          || !statement.liftsOptOut(contact.consents());
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
    return writeAll(List.of(draft), following).getFirst();
  }

  /** As {@link #write(Draft)}, of several, in their order, with few transactions. */
  List<Written> writeAll(List<Draft> drafts) {
    return writeAll(drafts, _ -> List.of());
  }

  private List<Written> writeAll(
      List<Draft> drafts, Function<List<ConsentChanged>, List<Write>> following) {
    var now = now();
    var added = drafts.stream().map(it -> beyond(it.after().identities(), before(it))).toList();
    var found = optOuts.of(added.stream().map(ContactWriter::addresses).toList());
    var ledgers =
        IntStream.range(0, drafts.size())
            .mapToObj(at -> ledger(drafts.get(at), found.get(at).statements(), now))
            .toList();
    var typed = properties.changes(drafts.stream().map(ContactWriter::values).toList());
    var changes =
        IntStream.range(0, drafts.size())
            .mapToObj(at -> change(drafts.get(at), ledgers.get(at)))
            .toList();
    var followingWrites = contactChanges.following(changes);
    var planned = new ArrayList<ContactTransactions.Planned>();
    for (int at = 0; at < drafts.size(); at++) {
      var writes = new ArrayList<>(ofContact(drafts.get(at), added.get(at), ledgers.get(at)));
      writes.addAll(found.get(at).checks());
      writes.addAll(following.apply(changes.get(at).consents()));
      writes.addAll(followingWrites.get(at).writes());
      planned.add(
          new ContactTransactions.Planned(
              changes.get(at),
              unique(added.get(at)),
              typed.get(at),
              writes,
              followingWrites.get(at).committed()));
    }
    return new ContactTransactions(store).write(planned);
  }

  private static LedgerResult ledger(Draft draft, List<ConsentStatement> retained, Instant now) {
    var result = LedgerResult.nothing(draft.after().next(now));
    for (var statement : retained) {
      result = result.with(statement, now);
    }
    for (var statement : draft.statements()) {
      result = draft.enters(statement, result.contact()) ? result.with(statement, now) : result;
    }
    return result;
  }

  private static PropertyCatalog.Values values(Draft draft) {
    return new PropertyCatalog.Values(
        draft.after().id(), properties(draft), draft.after().properties());
  }

  private static ContactChange change(Draft draft, LedgerResult ledgerResult) {
    return new ContactChange(
        draft.before(),
        ledgerResult.contact(),
        creation(draft),
        draft.by(),
        ledgerResult.changes());
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
    return unique(identities).entrySet().stream()
        .map(it -> ItemBuilder.at(key(it.getKey(), it.getValue())))
        .map(item -> Write.putNew(item.text(OWNER, contact.value()).build()))
        .toList();
  }

  private static List<Write> release(Map<IdentityKind, String> identities, ContactId contact) {
    return unique(identities).entrySet().stream()
        .<Write>map(
            it ->
                new Write.Delete(
                    key(it.getKey(), it.getValue()), Precondition.equal(OWNER, contact.value())))
        .toList();
  }

  private static Map<IdentityKind, String> unique(Map<IdentityKind, String> identities) {
    var unique = new LinkedHashMap<>(identities);
    unique.remove(IdentityKind.PHONE);
    return unique;
  }

  static Optional<ContactId> owner(Item identity) {
    return identity.text(OWNER).map(ContactId::new);
  }

  static ItemKey key(IdentityKind kind, String value) {
    return ContactKeys.identity(kind.wireName(), value);
  }
}
