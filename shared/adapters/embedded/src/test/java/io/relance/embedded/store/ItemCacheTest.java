package io.relance.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.testkit.contract.Things;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D2.2: what is in memory is what is in the file")
class ItemCacheTest {
  private static final int KEYS = 4_000;
  private static final String LONG_TEXT = "x".repeat(2_000);

  @TempDir Path folder;
  private final HandClock clock = new HandClock(Instant.parse("2026-03-02T09:00:00Z"));
  private final Things things = new Things();
  private SqliteDatabase database;
  private SqliteItemStore store;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName("after more writes than fit into it")
  void forgetsTheOldest() {
    for (var key = 0; key < KEYS; key++) {
      store.transact(List.of(Write.put(thing(key, 0))));
    }
    for (var key = 0; key < KEYS; key += 3) {
      store.transact(List.of(addOne(key)));
    }

    for (var key = 0; key < KEYS; key++) {
      assertThat(store.get(key(key))).contains(thing(key, key % 3 == 0 ? 1 : 0));
    }
  }

  @Test
  @DisplayName("where a transaction of several writes is undone because of one of them")
  void forgetsWhatWasUndone() {
    store.transact(List.of(Write.put(thing(1, 5))));
    var begun = new CompletableFuture<Boolean>();
    var first = database.submit(_ -> begun.join());
    var one = CompletableFuture.supplyAsync(() -> store.transact(List.of(addOne(1))));
    var failing =
        database.submit(
            connection -> {
              connection.execute("update items_things set sort = 'moved'");
              throw new IllegalStateException("Refused by the test");
            });
    var two = CompletableFuture.supplyAsync(() -> store.transact(List.of(addOne(1))));
    begun.complete(true);

    assertThatThrownBy(failing::join).hasRootCauseMessage("Refused by the test");
    assertThat(List.of(one.join(), two.join())).allMatch(result -> result.committed());
    assertThat(first.join()).isTrue();
    assertThat(store.get(key(1))).contains(thing(1, 7));
    assertThat(reopened().get(key(1))).contains(thing(1, 7));
  }

  @Test
  @DisplayName("while many read what others write")
  void isNeverOlderThanAnAnsweredWrite() {
    var rounds = 300;
    IntStream.range(0, 4)
        .parallel()
        .forEach(
            thread -> {
              var random = new Random(20261130 + thread);
              for (var round = 1; round <= rounds; round++) {
                store.transact(List.of(addOne(thread)));
                var _ = store.getAll(List.of(key(random.nextInt(4)), key(random.nextInt(4))));
                assertThat(store.get(key(thread)).orElseThrow().number("count")).isEqualTo(round);
              }
            });
  }

  @Test
  @DisplayName("an expired item, and its removal")
  void forgetsWhatHasExpired() {
    var expiring =
        things.item("1", Item.EXPIRES_AT, clock.instant().plusSeconds(60).getEpochSecond());
    store.transact(List.of(Write.put(expiring)));
    assertThat(store.get(expiring.key())).contains(expiring);

    clock.pass(Duration.ofMinutes(2));
    assertThat(store.get(expiring.key())).isEmpty();
    assertThat(store.purgeExpired()).isEqualTo(1);
    assertThat(store.transact(List.of(Write.putNew(things.item("1", "name", "again")))).committed())
        .isTrue();
    assertThat(reopened().get(expiring.key())).contains(things.item("1", "name", "again"));
  }

  private SqliteItemStore reopened() {
    close();
    open();
    return store;
  }

  private ItemKey key(int key) {
    return things.key(Integer.toString(key));
  }

  private Item thing(int key, int count) {
    return things.item(Integer.toString(key), "text", LONG_TEXT, "count", count);
  }

  private Write addOne(int key) {
    return Write.update(key(key), Precondition.always(), Edit.add("count", 1));
  }
}
