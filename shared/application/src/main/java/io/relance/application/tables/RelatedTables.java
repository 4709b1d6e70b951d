package io.relance.application.tables;

import io.relance.application.admin.AuditScope;
import io.relance.application.keys.KeyRequest;
import io.relance.application.keys.UniqueKeys;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.Slice;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.application.tables.RelatedTable.Column;
import io.relance.domain.id.TableId;
import io.relance.domain.id.TableKey;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Stores related tables; a deleted one is gone at once, its key when its rows are. */
public final class RelatedTables {
  private final ItemStore store;
  private final UniqueKeys keys;
  private final InstantSource clock;

  public RelatedTables(ItemStore store, InstantSource clock) {
    this.store = store;
    this.keys = new UniqueKeys(store, Tables.CONTACTS, "table");
    this.clock = clock;
  }

  /**
   * Creates an empty table.
   *
   * @return empty when another table has the key requested
   */
  public Optional<RelatedTable> create(String name, KeyRequest request, List<Column> columns) {
    var now = now();
    var id = new TableId(Ids.random());
    return keys.create(
            request,
            id.value(),
            key -> {
              var writes = new ArrayList<Write>();
              writes.add(
                  Write.putNew(new RelatedTable(id, new TableKey(key), name, columns, now).item()));
              writes.addAll(AuditScope.entry("table.create", id.value(), now));
              return writes;
            })
        .map(key -> new RelatedTable(id, new TableKey(key), name, columns, now));
  }

  /** The table that has a key. */
  public Optional<RelatedTable> byKey(TableKey key) {
    return keys.find(key.value()).map(TableId::new).flatMap(this::find);
  }

  public Optional<RelatedTable> find(TableId id) {
    return store.get(TableKeys.table(id)).flatMap(RelatedTable::of);
  }

  /** Tables by the time of creation, newest first. */
  public Slice<RelatedTable> list(PageRequest page) {
    var itemPage = store.query(everyTable().backwards().page(page));
    return new Slice<>(
        itemPage.items().stream().flatMap(item -> RelatedTable.of(item).stream()).toList(),
        itemPage.next());
  }

  /** All tables, read page by page. */
  public Stream<RelatedTable> all() {
    return store.all(everyTable()).flatMap(item -> RelatedTable.of(item).stream());
  }

  private static Query everyTable() {
    return Query.of(Tables.CONTACTS, RelatedTable.LISTED).on(Tables.CONTACTS_LISTED);
  }

  /**
   * Hides a table for good.
   *
   * @param deletion starts the deletion of its rows, in the same transaction
   */
  void hide(RelatedTable table, List<Write> deletion) {
    var now = now();
    var writes = new ArrayList<Write>();
    writes.add(
        new Write.Update(
            TableKeys.table(table.id()),
            List.of(
                Edit.set(RelatedTable.DELETED_AT, Instants.text(now)),
                Edit.remove(Tables.CONTACTS_LISTED.partitionAttribute()),
                Edit.remove(Tables.CONTACTS_LISTED.sortAttribute())),
            Precondition.all(
                Precondition.present(),
                new Precondition.AttributeAbsent(RelatedTable.DELETED_AT))));
    writes.addAll(deletion);
    writes.addAll(AuditScope.entry("table.delete", table.id().value(), now));
    Transactions.write(store, writes);
  }

  /** Removes what is left of a hidden table that has no rows any more. */
  void remove(TableId id) {
    store
        .get(TableKeys.table(id))
        .flatMap(item -> item.text("key"))
        .ifPresent(
            key ->
                Transactions.write(
                    store,
                    List.of(Write.delete(TableKeys.table(id)), keys.release(key, id.value()))));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
