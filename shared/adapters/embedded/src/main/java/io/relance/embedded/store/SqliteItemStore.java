package io.relance.embedded.store;

import io.relance.domain.store.Changes;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemPage;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Query;
import io.relance.domain.store.Table;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import io.relance.embedded.sqlite.SqlConnection;
import io.relance.embedded.sqlite.SqlWork;
import io.relance.embedded.sqlite.SqliteDatabase;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Items in SQLite, under the limits of DynamoDB; changes are kept of the tables that are watched.
 */
public final class SqliteItemStore implements ItemStore, Changes {
  private final SqliteDatabase database;
  private final InstantSource clock;
  private final StoreFaults faults;
  private final SqliteTables sqliteTables;
  private final ChangeLog changes;
  private final StaleIndexes staleIndexes;
  private final Listeners listeners;
  private final Housekeeping housekeeping;

  public SqliteItemStore(SqliteDatabase database, InstantSource clock) {
    this(database, clock, Set.of(), StoreFaults.none());
  }

  /**
   * @param watched the tables whose {@link Changes} are kept
   */
  public SqliteItemStore(
      SqliteDatabase database, InstantSource clock, Set<Table> watched, StoreFaults faults) {
    database.install(RequestTokens.SCHEMA);
    database.install(ChangeLog.SCHEMA);
    this.database = database;
    this.clock = clock;
    this.faults = faults;
    this.sqliteTables = new SqliteTables(database);
    this.changes = new ChangeLog(watched, clock);
    this.staleIndexes = new StaleIndexes(faults);
    this.listeners = new Listeners(changes, staleIndexes);
    this.housekeeping = new Housekeeping(database, sqliteTables, listeners);
  }

  @Override
  public Optional<Item> get(ItemKey key) {
    faults.reading();
    var table = sqliteTables.of(key.table());
    return database.read(connection -> alive(connection, table, key));
  }

  @Override
  public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
    faults.reading();
    var distinct = new LinkedHashSet<>(keys);
    if (distinct.size() > ItemLimits.KEYS_IN_A_BATCH) {
      throw new IllegalArgumentException(
          "A batch read must have at most 100 keys, not " + distinct.size());
    }
    distinct.forEach(key -> sqliteTables.of(key.table()));
    return database.read(
        connection -> {
          var found = new LinkedHashMap<ItemKey, Item>();
          for (var key : distinct) {
            alive(connection, sqliteTables.of(key.table()), key)
                .ifPresent(item -> found.put(key, item));
          }
          return found;
        });
  }

  private Optional<Item> alive(SqlConnection connection, ItemTable table, ItemKey key)
      throws SQLException {
    return table.find(connection, key).filter(item -> !item.hasExpired(clock.instant()));
  }

  @Override
  public ItemPage query(Query query) {
    faults.reading();
    sqliteTables.of(query.table());
    if (query.index().isPresent() && staleIndexes.areOn()) {
      return staleIndexes.page(query, allOf(query));
    }
    return read(query);
  }

  private ItemPage read(Query query) {
    var page = new PageRead(query);
    return database.read(connection -> page.run(connection, clock.instant()));
  }

  private List<Item> allOf(Query query) {
    var items = new ArrayList<Item>();
    var itemPage = read(query.page(PageRequest.first(query.limit())));
    items.addAll(itemPage.items());
    while (itemPage.next().isPresent()) {
      itemPage = read(query.after(itemPage.next().orElseThrow()));
      items.addAll(itemPage.items());
    }
    return items;
  }

  @Override
  public WriteResult transact(String token, List<Write> writes) {
    ItemLimits.check(token, writes);
    var digest = WritesDigest.of(writes);
    return run(writes, RequestTokens.once(token, digest, clock.instant(), transaction(writes)));
  }

  @Override
  public WriteResult transact(List<Write> writes) {
    ItemLimits.check("unrepeatable", writes);
    return run(writes, transaction(writes));
  }

  private Transaction transaction(List<Write> writes) {
    var planned = writes.stream().map(write -> new SqliteWrite(write, sqliteTables)).toList();
    return new Transaction(planned, clock.instant(), listeners);
  }

  private WriteResult run(List<Write> writes, SqlWork<WriteResult> work) {
    faults.before(writes);
    housekeeping.when(clock.instant());
    var writeResult = database.write(work);
    faults.after(writes);
    return writeResult;
  }

  @Override
  public List<Change> oldest(Table table, int limit) {
    checkStream(table);
    return database.read(connection -> changes.oldest(connection, table, limit));
  }

  @Override
  public List<Change> after(Table table, String position, int limit) {
    checkStream(table);
    var from = position(position);
    return database.read(connection -> changes.after(connection, table, from, limit));
  }

  private void checkStream(Table table) {
    if (!changes.wants(table)) {
      throw new IllegalArgumentException("Table " + table.name() + " has no stream");
    }
  }

  /** Removes at once what otherwise goes in the background, once a minute. */
  public int purgeExpired() {
    return database.write(connection -> housekeeping.run(connection, clock.instant()));
  }

  private static long position(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("The position must be one that a read returned");
    }
    return Long.parseLong(text);
  }

  /** All who learn of what is written. */
  private record Listeners(ChangeLog changes, StaleIndexes stale) implements WriteListener {
    @Override
    public void written(SqlConnection connection, List<Written> items) throws SQLException {
      changes.written(connection, items);
      stale.written(connection, items);
    }

    @Override
    public boolean wants(Table table) {
      return changes.wants(table) || stale.wants(table);
    }
  }
}
