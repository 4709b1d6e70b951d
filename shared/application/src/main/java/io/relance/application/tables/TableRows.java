package io.relance.application.tables;

import io.relance.application.admin.AuditScope;
import io.relance.application.contacts.FollowingWrites;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Slice;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.flow.RowChange;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.TableId;
import io.relance.domain.id.TableKey;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Stores the rows of related tables; each belongs to one contact, and may change hands. */
public final class TableRows {
  private static final String CONTACT = "contact";
  private static final String VALUES = "values";
  private static final int AT_A_TIME = 500;

  private final ItemStore store;
  private final RowChanges changes;
  private final InstantSource clock;

  /**
   * @param changes decides what is written with rows that are added or changed
   */
  public TableRows(ItemStore store, RowChanges changes, InstantSource clock) {
    this.store = store;
    this.changes = changes;
    this.clock = clock;
  }

  /** Stores a row in the place of an earlier one with its key, whosever that was. */
  public RowResult put(
      RelatedTable table, String key, ContactId contact, Map<String, PropertyValue> values) {
    var faults = RowFaults.of(table, values);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var row = new TableRow(table.id(), key, contact, values, now);
    return faults.isEmpty()
        ? OptimisticRetry.retry("row", table.id().value(), () -> tryToPut(table.key(), row))
        : new RowResult.Unreadable(faults);
  }

  private Optional<RowResult> tryToPut(TableKey table, TableRow row) {
    var before = owner(row.table(), row.key());
    var earlier = before.filter(row.contact()::equals).flatMap(_ -> store.get(row.item().key()));
    var following =
        changed(table, row, earlier).map(changes::following).orElse(FollowingWrites.NONE);
    var writes = new ArrayList<Write>();
    writes.add(new Write.Put(row.owner(), unchanged(before)));
    writes.add(new Write.Put(row.item(), asRead(earlier)));
    writes.addAll(following.writes());
    before
        .filter(other -> !other.equals(row.contact()))
        .ifPresent(
            other -> writes.add(Write.delete(TableKeys.values(other, row.table(), row.key()))));
    var contact = ContactKeys.contact(row.contact());
    writes.add(Write.check(contact, Precondition.present()));
    writes.addAll(AuditScope.entry("row.put", row.table().value(), row.updatedAt()));
    return switch (Transactions.write(store, writes)) {
      case WriteResult.Committed() -> {
        following.committed().run();
        yield Optional.of(new RowResult.Stored(row));
      }
      case WriteResult.Refused refused ->
          refused.of(contact).isPresent()
              ? Optional.of(new RowResult.UnknownContact())
              : Optional.empty();
    };
  }

  /**
   * What happens to a row; empty when all of its values stay as they are.
   *
   * @param earlier the row as it is, if it belongs to the same contact
   */
  private static Optional<RowChanges.Changed> changed(
      TableKey table, TableRow row, Optional<Item> earlier) {
    var old = earlier.map(item -> TableRow.of(item).values()).orElse(Map.of());
    var names = new TreeSet<>(row.values().keySet());
    names.addAll(old.keySet());
    names.removeIf(name -> Objects.equals(old.get(name), row.values().get(name)));
    var change = earlier.isPresent() ? RowChange.CHANGED : RowChange.ADDED;
    return change == RowChange.CHANGED && names.isEmpty()
        ? Optional.empty()
        : Optional.of(new RowChanges.Changed(table, row.contact(), change, List.copyOf(names)));
  }

  private static Precondition asRead(Optional<Item> earlier) {
    return earlier
        .map(item -> Precondition.equal(VALUES, item.text(VALUES).orElseThrow()))
        .orElseGet(Precondition::always);
  }

  private static Precondition unchanged(Optional<ContactId> owner) {
    return owner
        .map(contact -> Precondition.equal(CONTACT, contact.value()))
        .orElseGet(Precondition::absent);
  }

  private Optional<ContactId> owner(TableId table, String key) {
    return store.get(TableKeys.owner(table, key)).map(TableRows::owner);
  }

  private static ContactId owner(Item pointer) {
    return new ContactId(pointer.text(CONTACT).orElseThrow());
  }

  public Optional<TableRow> find(RelatedTable table, String key) {
    return owner(table.id(), key)
        .flatMap(
            contact -> store.get(TableKeys.values(contact, table.id(), key)).map(TableRow::of));
  }

  /**
   * Deletes a row.
   *
   * @return false when there is none
   */
  public boolean delete(RelatedTable table, String key) {
    return OptimisticRetry.retry(
        "row",
        table.id().value(),
        () ->
            owner(table.id(), key)
                .map(contact -> tryToDelete(table, key, contact))
                .orElse(Optional.of(false)));
  }

  private Optional<Boolean> tryToDelete(RelatedTable table, String key, ContactId contact) {
    var writes = new ArrayList<>(removal(table.id(), key, contact));
    writes.addAll(AuditScope.entry("row.delete", table.id().value(), clock.instant()));
    return Transactions.write(store, writes).committed() ? Optional.of(true) : Optional.empty();
  }

  private static List<Write> removal(TableId table, String key, ContactId contact) {
    return List.of(
        new Write.Delete(TableKeys.owner(table, key), Precondition.equal(CONTACT, contact.value())),
        Write.delete(TableKeys.values(contact, table, key)));
  }

  /** The rows of a table by their keys, page by page. */
  public Slice<TableRow> list(RelatedTable table, PageRequest page) {
    var pointers = store.query(everyRow(table.id()).page(page));
    var keys = pointers.items().stream().map(TableRows::values).toList();
    return new Slice<>(rows(keys), pointers.next());
  }

  private static ItemKey values(Item pointer) {
    return TableKeys.values(owner(pointer), TableKeys.tableOf(pointer.key()), row(pointer));
  }

  private static String row(Item pointer) {
    return pointer.key().sort().substring(TableKeys.ROW.length());
  }

  private static Query everyRow(TableId table) {
    return Query.of(Tables.CONTACTS, TableKeys.partition(table)).startingWith(TableKeys.ROW);
  }

  private List<TableRow> rows(List<ItemKey> keys) {
    var found = store.getMany(keys);
    return keys.stream()
        .flatMap(key -> Optional.ofNullable(found.get(key)).stream())
        .map(TableRow::of)
        .toList();
  }

  /** The rows of one contact in a table by their keys, page by page. */
  public Slice<TableRow> list(RelatedTable table, ContactId contact, PageRequest page) {
    var query = ofContact(contact, TableKeys.ofContact(table.id())).page(page);
    var found = store.query(query);
    return new Slice<>(found.items(), found.next()).map(TableRow::of);
  }

  /** The rows of one contact in a table. */
  public Stream<TableRow> of(TableId table, ContactId contact) {
    return store.all(ofContact(contact, TableKeys.ofContact(table))).map(TableRow::of);
  }

  /** The rows of one contact in all tables. */
  public Stream<TableRow> of(ContactId contact) {
    return store.all(ofContact(contact, ContactKeys.ROW)).map(TableRow::of);
  }

  private static Query ofContact(ContactId contact, String prefix) {
    return Query.of(Tables.CONTACTS, ContactKeys.partition(contact)).startingWith(prefix);
  }

  /** Deletes some rows of a contact, when it is erased; whether there may be more. */
  public boolean forgetSome(ContactId contact) {
    var some = of(contact).limit(AT_A_TIME).toList();
    delete(some);
    return some.size() == AT_A_TIME;
  }

  /**
   * Deletes some rows of a table that nothing can use any more.
   *
   * @return the number of rows found; 0 when none are left
   */
  int deleteSome(TableId table) {
    var found =
        store.query(everyRow(table).limit(AT_A_TIME)).items().stream()
            .map(item -> new TableRow(table, row(item), owner(item), Map.of(), clock.instant()))
            .toList();
    delete(found);
    return found.size();
  }

  private void delete(List<TableRow> rows) {
    rows.stream()
        .gather(Gatherers.windowFixed(ItemLimits.WRITES / 2))
        .forEach(this::deleteTogether);
  }

  /** Those that changed hands meanwhile are left to the next attempt, or to their new contact. */
  private void deleteTogether(List<TableRow> rows) {
    var writes = new ArrayList<Write>();
    rows.forEach(row -> writes.addAll(removal(row.table(), row.key(), row.contact())));
    if (!Transactions.write(store, writes).committed() && rows.size() > 1) {
      rows.forEach(row -> deleteTogether(List.of(row)));
    }
  }
}
