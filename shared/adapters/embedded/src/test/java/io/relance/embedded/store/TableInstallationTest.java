package io.relance.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.relance.domain.store.Index;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Query;
import io.relance.domain.store.Table;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import io.relance.embedded.sqlite.SqliteDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableInstallationTest {
  private static final Index BY_NAME = new Index("by-name", "kind", "name");
  private static final Index BY_DAY = new Index("by-day", "kind", "day");

  @TempDir Path folder;

  @Test
  void fillsAnIndexThatIsDeclaredLater() {
    var before = Table.of("things", BY_NAME);
    var after = Table.of("things", BY_NAME, BY_DAY);
    try (var database = SqliteDatabase.open(folder)) {
      var store = new SqliteItemStore(database, InstantSource.system());
      store.transact(List.of(Write.put(item(before, "1", "b")), Write.put(item(before, "2", "a"))));
    }

    try (var database = SqliteDatabase.open(folder)) {
      var store = new SqliteItemStore(database, InstantSource.system());
      assertThat(store.query(Query.of(after, "k").on(BY_DAY)).items())
          .containsExactly(item(after, "2", "a"), item(after, "1", "b"));
    }
  }

  @Test
  void refusesATableThatIsDeclaredInTwoWays() {
    try (var database = SqliteDatabase.open(folder)) {
      var store = new SqliteItemStore(database, InstantSource.system());
      var _ = store.get(new ItemKey(Table.of("things"), "p", "s"));

      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.get(new ItemKey(Table.of("things", BY_DAY), "p", "s")));
    }
  }

  private static Item item(Table table, String sort, String day) {
    return new Item(
        new ItemKey(table, "p", sort),
        Map.of("kind", Value.of("k"), "name", Value.of("n"), "day", Value.of(day)));
  }
}
