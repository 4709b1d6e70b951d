package io.relance.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.testkit.contract.Things;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("L11: a damaged row does not hide its page")
class DamagedRowsTest {
  @TempDir Path folder;
  private final Things things = new Things();
  private SqliteDatabase database;
  private SqliteItemStore store;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, InstantSource.system());
    for (var sort : List.of("1", "2", "3")) {
      store.transact(List.of(Write.put(thing(sort))));
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void leavesOutADamagedRowAndNamesIt() {
    damage("2", 12);

    assertThat(store.query(things.query()).items()).containsExactly(thing("1"), thing("3"));
    assertThat(store.query(things.ofKind("a")).items()).containsExactly(thing("1"), thing("3"));
    assertThat(database.damagedRows().names()).containsExactly("items_things row 2");
  }

  @Test
  @DisplayName("whichever byte of a row is damaged")
  void noticesEachByte() {
    var length = body("2").length;

    IntStream.range(0, length)
        .forEach(
            place -> {
              damage("2", place);
              assertThat(store.query(things.query()).items()).as("byte " + place).hasSize(2);
              damage("2", place);
            });
    assertThat(store.query(things.query()).items()).hasSize(3);
  }

  @Test
  @DisplayName("neither read by its key nor written over on a condition, but replaced")
  void isNeitherThereNorAbsent() {
    damage("2", 12);

    assertThatExceptionOfType(TransientFailure.class)
        .isThrownBy(() -> store.get(things.key("2")))
        .withMessageContaining("items_things row 2");
    assertThatExceptionOfType(TransientFailure.class)
        .isThrownBy(
            () -> store.transact(List.of(new Write.Put(thing("2"), Precondition.absent()))));
    store.transact(List.of(Write.put(thing("2"))));
    assertThat(store.get(things.key("2"))).contains(thing("2"));
  }

  private Item thing(String sort) {
    return things.item(sort, "kind", things.kind("a"), "name", sort, "text", "something");
  }

  private byte[] body(String sort) {
    return database.read(
        connection -> {
          var statement = connection.prepare("select body from \"items_things\" where sort = ?");
          statement.setString(1, sort);
          try (var rows = statement.executeQuery()) {
            rows.next();
            return rows.getBytes(1);
          }
        });
  }

  private void damage(String sort, int place) {
    var bytes = body(sort);
    bytes[place] ^= 1;
    database.write(
        connection ->
            connection.execute("update \"items_things\" set body = ? where sort = ?", bytes, sort));
    // What it wrote or read before is in its memory, undamaged.
    store = new SqliteItemStore(database, InstantSource.system());
  }
}
