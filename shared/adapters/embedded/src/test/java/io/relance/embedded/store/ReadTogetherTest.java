package io.relance.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.relance.domain.store.Query;
import io.relance.domain.store.Table;
import io.relance.domain.store.Write;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.testkit.contract.Things;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D8.2: reads that are done together")
class ReadTogetherTest {
  private final Things things = new Things();
  @TempDir Path folder;
  @AutoClose private SqliteDatabase database;
  private SqliteItemStore store;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, InstantSource.system());
    put("1");
  }

  private void put(String sort) {
    store.transact(List.of(Write.put(things.item(sort, "name", sort))));
  }

  private int found() {
    return store.query(things.query()).items().size();
  }

  @Test
  void seeNothingOfWhatIsCommittedMeanwhile() {
    store.readTogether(
        () -> {
          assertThat(found()).isEqualTo(1);
          put("2");
          assertThat(found()).isEqualTo(1);
          store.readTogether(() -> assertThat(found()).isEqualTo(1));
        });

    assertThat(found()).isEqualTo(2);
  }

  @Test
  void findATableEmptyThatIsMadeMeanwhile() {
    var later = Table.of("later");
    var query = Query.of(later, "all");
    store.readTogether(
        () -> {
          assertThat(found()).isEqualTo(1);
          assertThat(store.query(query).items()).isEmpty();
          assertThat(store.get(things.otherKey("1"))).isEmpty();
        });

    assertThat(store.query(query).items()).isEmpty();
  }

  @Test
  void endWithTheirFailure() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                store.readTogether(
                    () -> {
                      assertThat(found()).isEqualTo(1);
                      throw new IllegalStateException("The reader failed");
                    }));

    put("2");
    assertThat(found()).isEqualTo(2);
  }
}
