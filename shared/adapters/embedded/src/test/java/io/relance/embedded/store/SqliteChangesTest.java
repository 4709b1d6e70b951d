package io.relance.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.relance.domain.store.Changes;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.testkit.contract.ChangesContract;
import io.relance.testkit.contract.Things;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteChangesTest extends ChangesContract {
  private final HandClock clock = new HandClock(Instant.parse("2026-03-02T09:00:00Z"));

  @TempDir Path folder;
  private SqliteDatabase database;
  private SqliteItemStore store;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, clock, Set.of(Things.TABLE, Things.OTHER));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName("of items that count, with the attributes that are named")
  void recordsAPart() {
    var part =
        new WatchedItems(
            Things.TABLE, "", "a", Set.of("name"), item -> item.text("kind").isPresent());
    var things = new Things();
    var watching = new SqliteItemStore(database, clock, List.of(part));
    watching.transact(
        List.of(
            Write.put(things.item("a1", "kind", "k", "name", "n", "other", "o")),
            Write.put(things.item("a2", "name", "counts not")),
            Write.put(things.item("b1", "kind", "k", "name", "elsewhere"))));

    assertThat(watching.oldest(Things.TABLE, 10))
        .extracting(Changes.Change::after)
        .containsExactly(Optional.of(things.item("a1", "name", "n")));
  }

  @Test
  @DisplayName("and takes over those that an earlier version recorded")
  void readsTheTableOfAnEarlierVersion() {
    var things = new Things();
    store.transact(List.of(Write.put(things.item("1", "name", "before"))));
    var position = store.latestChange();
    database.write(
        connection -> {
          connection.execute("alter table changes rename to later");
          connection.execute(
              """
              create table changes (
                position integer primary key autoincrement, table_name text not null,
                partition text not null, sort text not null, at integer not null,
                before blob, after blob)\
              """);
          connection.execute("create index changes_by_age on changes (at)");
          connection.execute("insert into changes select * from later");
          connection.execute("drop table later");
          return connection.execute(
              "update schema_versions set version = 1 where component = 'changes'");
        });

    var reopened = (SqliteItemStore) reopened();
    reopened.transact(List.of(Write.put(things.item("2", "name", "after"))));

    assertThat(reopened.after(Long.toString(position), 10))
        .extracting(Changes.Change::after)
        .containsExactly(Optional.of(things.item("2", "name", "after")));
  }

  @Test
  @DisplayName("and refuses a reader who would miss some that were forgotten, wherever it stood")
  void refusesAReaderWhoWouldMissForgottenChanges() {
    var empty = Long.toString(store.latestChange());
    var things = new Things();
    store.transact(List.of(Write.put(Things.item(things.otherKey("1")))));
    var keptAsTheLastOfItsTable = Long.toString(store.latestChange());
    store.transact(List.of(Write.put(things.item("1"))));
    store.transact(List.of(Write.put(things.item("2"))));
    var gone = Long.toString(store.latestChange());
    clock.pass(Duration.ofHours(25));
    store.transact(List.of(Write.put(things.item("3"))));
    store.purgeExpired();

    for (var missing : List.of(empty, keptAsTheLastOfItsTable)) {
      assertThatIllegalArgumentException()
          .as(missing)
          .isThrownBy(() -> store.after(missing, 10))
          .withMessage("The changes after position %s are no longer stored", missing);
    }
    assertThat(store.after(gone, 10))
        .extracting(Changes.Change::key)
        .containsExactly(things.item("3").key());
  }

  @Test
  @DisplayName("and refuses a reader who is ahead of what is stored")
  void refusesAPositionAfterTheLast() {
    store.transact(List.of(Write.put(new Things().item("1"))));
    var next = Long.toString(store.latestChange() + 1);

    assertThatIllegalArgumentException().isThrownBy(() -> store.after(next, 10));
  }

  @Override
  protected ItemStore store() {
    return store;
  }

  @Override
  protected Changes changes() {
    return store;
  }

  @Override
  protected Changes reopened() {
    close();
    open();
    return store;
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected boolean removeExpired() {
    store.purgeExpired();
    return true;
  }

  @Override
  protected boolean letPass(Duration duration) {
    clock.pass(duration);
    return true;
  }
}
