package io.relance.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relance.domain.failure.TransientFailure;
import io.relance.domain.store.Conflict;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.testkit.contract.Things;
import io.relance.testkit.fault.FaultyItemStore;
import io.relance.testkit.fault.StoreFaults;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D2.1: failures that AWS has rarely, injected on purpose")
class StoreFaultsTest {
  @TempDir Path folder;
  private final Things things = new Things();
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void writesNothingOnAConflict() {
    var store = store(new FirstOf(new Conflict(), false));

    assertThatExceptionOfType(Conflict.class).isThrownBy(() -> store.transact(addOne()));
    assertThat(store.get(things.key("1"))).isEmpty();
    assertThat(store.transact(addOne()).committed()).isTrue();
  }

  @Test
  void losesTheAnswerOfWhatWasWritten() {
    var store = store(new FirstOf(new TransientFailure("No answer"), true));

    assertThatExceptionOfType(TransientFailure.class)
        .isThrownBy(() -> store.transact("token", addOne()));
    assertThat(store.transact("token", addOne()).committed()).isTrue();

    assertThat(store.get(things.key("1")).orElseThrow().number("count")).isEqualTo(1);
  }

  @Test
  void throttlesReads() {
    var store =
        store(
            new StoreFaults() {
              @Override
              public void reading() {
                throw new TransientFailure("Throttled");
              }
            });

    assertThatExceptionOfType(TransientFailure.class).isThrownBy(() -> store.get(things.key("1")));
    assertThatExceptionOfType(TransientFailure.class).isThrownBy(() -> store.query(things.query()));
  }

  private ItemStore store(StoreFaults faults) {
    return new FaultyItemStore(new SqliteItemStore(database, InstantSource.system()), faults);
  }

  private List<Write> addOne() {
    return List.of(Write.update(things.key("1"), Precondition.always(), Edit.add("count", 1)));
  }

  /** Throws at the first transaction only, before or after it is written. */
  private static final class FirstOf implements StoreFaults {
    private final RuntimeException failure;
    private final boolean after;
    private boolean done;

    FirstOf(RuntimeException failure, boolean after) {
      this.failure = failure;
      this.after = after;
    }

    @Override
    public void before(List<Write> writes) {
      failOnce(!after);
    }

    @Override
    public void after(List<Write> writes) {
      failOnce(after);
    }

    private void failOnce(boolean now) {
      if (now && !done) {
        done = true;
        throw failure;
      }
    }
  }
}
