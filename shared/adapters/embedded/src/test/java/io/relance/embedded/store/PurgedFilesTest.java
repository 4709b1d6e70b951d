package io.relance.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.testkit.contract.Things;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("M5, D5.5: what is deleted is in no file of a running server after a purge")
class PurgedFilesTest {
  private static final int ITEMS = 3_000;

  @TempDir Path folder;
  private final Things things = new Things();

  @Test
  void leavesNoByteOfWhatWasDeleted() {
    try (var database = SqliteDatabase.open(folder)) {
      var store = new SqliteItemStore(database, InstantSource.system());
      var numbers = new ArrayList<>(IntStream.range(0, ITEMS).boxed().toList());
      Collections.shuffle(numbers, new Random(20261129));
      inTransactions(store, numbers, 20, number -> Write.put(item(number)));
      var deleted = numbers.subList(0, ITEMS / 2);
      inTransactions(store, deleted, 100, number -> Write.delete(item(number).key()));

      store.purgeDeleted();

      var rest = numbers.subList(ITEMS / 2, ITEMS).stream().map(PurgedFilesTest::word).toList();
      assertThat(words()).containsExactlyInAnyOrderElementsOf(rest);
      assertThat(store.all(things.query())).hasSize(ITEMS / 2);
    }
  }

  @Test
  @DisplayName("D5.5: a purge waits for a checkpoint that has begun")
  void waitsForACheckpoint() {
    try (var database = SqliteDatabase.open(folder)) {
      var store = new SqliteItemStore(database, InstantSource.system());
      for (int round = 0; round < 30; round++) {
        var numbers = IntStream.range(0, 100).boxed().toList();
        // So many commits begin a checkpoint in another thread.
        inTransactions(store, numbers, 1, number -> Write.put(item(number)));

        assertThatCode(store::purgeDeleted).doesNotThrowAnyException();
      }
    }
  }

  private Item item(int number) {
    return things.item("item " + number, "text", word(number).repeat(1 + number % 40));
  }

  private static void inTransactions(
      ItemStore store, List<Integer> numbers, int size, IntFunction<Write> write) {
    for (int from = 0; from < numbers.size(); from += size) {
      var some = numbers.subList(from, Math.min(numbers.size(), from + size));
      store.transact(some.stream().map(write::apply).toList());
    }
  }

  /** The words that stand anywhere in the files. */
  private Set<String> words() {
    return Pattern.compile("word\\d{5}\\.")
        .matcher(content())
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private static String word(int number) {
    return "word%05d.".formatted(number);
  }

  private String content() {
    try (var files = Files.list(folder)) {
      var content = new StringBuilder();
      for (var file : files.filter(Files::isRegularFile).toList()) {
        content.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
      return content.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
