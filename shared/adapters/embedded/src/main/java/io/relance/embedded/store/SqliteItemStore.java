package io.relance.embedded.store;

import io.relance.domain.store.Changes;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemPage;
import io.relance.domain.store.ItemStore;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Items in SQLite, under the limits of DynamoDB; changes are recorded for the tables that are
 * watched.
 */
public final class SqliteItemStore implements ItemStore, Changes {
  /** Before the first change that was ever recorded. */
  public static final String FIRST_POSITION = "0";

  private final SqliteDatabase database;
  private final InstantSource clock;
  private final SqliteTables sqliteTables;
  private final ItemCache cache = new ItemCache();
  private final ChangeLog changes;
  private final Housekeeping housekeeping;

  private final ScopedValue<Together> together = ScopedValue.newInstance();

  public SqliteItemStore(SqliteDatabase database, InstantSource clock) {
    this(database, clock, Set.of());
  }

  /**
   * @param watched the tables whose {@link Changes} are recorded
   */
  public SqliteItemStore(SqliteDatabase database, InstantSource clock, Set<Table> watched) {
    this(database, clock, new ChangeLog(watched, List.of(), clock));
  }

  /**
   * @param watched the items of whose {@link Changes} a part is recorded
   */
  public SqliteItemStore(SqliteDatabase database, InstantSource clock, List<WatchedItems> watched) {
    this(database, clock, new ChangeLog(Set.of(), watched, clock));
  }

  private SqliteItemStore(SqliteDatabase database, InstantSource clock, ChangeLog changes) {
    database.install(RequestTokens.SCHEMA);
    database.install(ChangeLog.SCHEMA);
    this.database = database;
    this.clock = clock;
    this.sqliteTables = new SqliteTables(database);
    this.changes = changes;
    this.housekeeping = new Housekeeping(database, sqliteTables, cache, changes);
  }

  @Override
  public Optional<Item> get(ItemKey key) {
    var known = cache.find(key);
    return unexpired(
        known == null ? fromFile(List.of(key)).getOrDefault(key, Optional.empty()) : known.item());
  }

  private Map<ItemKey, Optional<Item>> fromFile(List<ItemKey> keys) {
    keys.forEach(key -> sqliteTables.of(key.table()));
    var since = together.isBound() ? together.get().since() : cache.transactions();
    Map<ItemKey, Optional<Item>> found =
        database.read(
            connection -> {
              var items = new HashMap<ItemKey, Optional<Item>>();
              for (var key : keys) {
                var table = sqliteTables.of(key.table());
                items.put(
                    key,
                    isOlder(connection, table) ? Optional.empty() : table.find(connection, key));
              }
              return items;
            });
    cache.read(found, since);
    return found;
  }

  @Override
  public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
    var distinct = new LinkedHashSet<>(keys);
    if (distinct.size() > ItemLimits.KEYS_IN_A_BATCH) {
      throw new IllegalArgumentException(
          "A batch read must have at most 100 keys, not " + distinct.size());
    }
    var known = new HashMap<ItemKey, Optional<Item>>();
    var unknown = new ArrayList<ItemKey>();
    for (var key : distinct) {
      var cached = cache.find(key);
      if (cached == null) {
        unknown.add(key);
      } else {
        known.put(key, cached.item());
      }
    }
    if (!unknown.isEmpty()) {
      known.putAll(fromFile(unknown));
    }
    var found = new LinkedHashMap<ItemKey, Item>();
    distinct.forEach(
        key ->
            unexpired(known.getOrDefault(key, Optional.empty()))
                .ifPresent(item -> found.put(key, item)));
    return found;
  }

  /**
   * Does many reads of this thread as one. Queries and positions of changes are as of its start;
   * items that are read by key may be newer.
   */
  public void readTogether(Runnable reads) {
    var begun = new Together(cache.transactions(), sqliteTables.all());
    ScopedValue.where(together, together.orElse(begun)).run(() -> database.readTogether(reads));
  }

  /**
   * Reads that a thread does together.
   *
   * @param since how many transactions the cache knew when they began
   * @param tables those that were there for certain
   */
  private record Together(long since, Collection<ItemTable> tables) {}

  /** Whether the running reads began before a table was made. */
  private boolean isOlder(SqlConnection connection, ItemTable table) throws SQLException {
    return together.isBound()
        && !together.get().tables().contains(table)
        && !table.isStored(connection);
  }

  private Optional<Item> unexpired(Optional<Item> item) {
    return item.filter(it -> !it.hasExpired(clock.instant()));
  }

  @Override
  public ItemPage query(Query query) {
    var table = sqliteTables.of(query.table());
    var page = new PageRead(query);
    return database.read(
        connection ->
            isOlder(connection, table)
                ? new ItemPage(List.of(), query.index().isPresent(), Optional.empty())
                : page.run(connection, table, clock.instant()));
  }

  @Override
  public WriteResult transact(String token, List<Write> writes) {
    ItemLimits.check(token, writes);
    var digest = WritesDigest.of(writes);
    return run(RequestTokens.once(token, digest, clock.instant(), transaction(writes)));
  }

  @Override
  public WriteResult transact(List<Write> writes) {
    ItemLimits.check("unrepeatable", writes);
    return run(transaction(writes));
  }

  private Transaction transaction(List<Write> writes) {
    var planned = writes.stream().map(write -> new SqliteWrite(write, sqliteTables)).toList();
    return new Transaction(planned, clock.instant(), cache, changes);
  }

  private WriteResult run(SqlWork<WriteResult> work) {
    housekeeping.when(clock.instant());
    return database.write(work);
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

  /**
   * Changes of all tables after a position, in the order of their commits.
   *
   * @param position that of a change of any table, or {@link #FIRST_POSITION}
   * @param limit the largest number of changes
   * @throws IllegalArgumentException when a change after the position is no longer stored, or the
   *     position is after the last change
   */
  public List<Change> after(String position, int limit) {
    var from = position(position);
    return database.read(connection -> changes.after(connection, from, limit));
  }

  /**
   * The position of the last stored change of any table; 0 when none is stored. Positions are
   * numbers that rise with each commit.
   */
  public long latestChange() {
    return database.read(changes::latest);
  }

  private void checkStream(Table table) {
    if (!changes.hasStream(table)) {
      throw new IllegalArgumentException("Table " + table.name() + " has no stream");
    }
  }

  /** Removes expired items now; otherwise this happens in the background, once a minute. */
  public int purgeExpired() {
    return database.write(connection -> housekeeping.run(connection, clock.instant()));
  }

  @Override
  public void purgeDeleted() {
    database.purgeDeleted();
  }

  private static long position(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("The position must be one that a read returned");
    }
    return Long.parseLong(text);
  }
}
