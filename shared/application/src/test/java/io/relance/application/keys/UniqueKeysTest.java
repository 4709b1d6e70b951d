package io.relance.application.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Write;
import io.relance.embedded.sqlite.SqliteDatabase;
import io.relance.embedded.store.SqliteItemStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Keys are made from names, and each belongs to one resource")
class UniqueKeysTest {
  private SqliteDatabase database;
  private SqliteItemStore store;
  private UniqueKeys keys;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = SqliteDatabase.open(folder);
    store = new SqliteItemStore(database, InstantSource.system());
    keys = new UniqueKeys(store, Tables.CONTACTS, "list");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "VIP, vip",
    "Déjà vu à Łódź, deja-vu-a-lodz",
    "'  Black  Friday: -20% !', black-friday-20",
    "Straße & Œuvre, strasse-oeuvre",
    "ﬁne １２, fine-12",
    "お客様, list",
    "🎉, list",
    "İstanbul, istanbul"
  })
  void makesAKeyFromAName(String name, String key) {
    assertThat(Keys.from(name, "list")).isEqualTo(key);
    assertThat(Keys.isValid(key)).isTrue();
  }

  @Test
  void shortensLongNamesAndLeavesRoomForTheSuffix() {
    var name = "a".repeat(58) + " b c";

    assertThat(made(name, "1")).hasValue("a".repeat(58) + "-b");
    assertThat(made(name, "2")).hasValue("a".repeat(58) + "-2");
    assertThat(made(name, "3")).hasValue("a".repeat(58) + "-3");
  }

  @Test
  void numbersTheKeysOfEqualNamesAndThenUsesTheId() {
    for (int number = 1; number <= 20; number++) {
      assertThat(made("VIP", "id" + number)).hasValue(number == 1 ? "vip" : "vip-" + number);
    }

    assertThat(made("VIP", "0123456789")).hasValue("vip-01234567");
    assertThat(made("VIP", "0123456799")).hasValue("vip-0123456799");
  }

  @Test
  void refusesAGivenKeyOfAnotherResourceAndWritesNothing() {
    var first = keys.create(new KeyRequest.Given("vip"), "1", _ -> writes("1"));
    var second = keys.create(new KeyRequest.Given("vip"), "2", _ -> writes("2"));

    assertThat(first).hasValue("vip");
    assertThat(second).isEmpty();
    assertThat(store.get(resource("2").key())).isEmpty();
    assertThat(keys.find("vip")).hasValue("1");
  }

  @Test
  void keepsTheKeysOfKindsApart() {
    var automations = new UniqueKeys(store, Tables.CONTACTS, "automation");

    assertThat(made("VIP", "1")).hasValue("vip");
    assertThat(automations.create(new KeyRequest.FromName("VIP"), "a", _ -> List.of()))
        .hasValue("vip");
    assertThat(automations.find("vip")).hasValue("a");
    assertThat(keys.find("no key: §")).isEmpty();
  }

  @Test
  void freesAKeyInTheTransactionThatDeletes() {
    made("VIP", "1");
    var ofAnother = store.transact(List.of(keys.release("vip", "2")));
    var released = store.transact(List.of(keys.release("vip", "1")));

    assertThat(ofAnother.committed()).isFalse();
    assertThat(released.committed()).isTrue();
    assertThat(made("VIP", "3")).hasValue("vip");
  }

  @Test
  void givesEachOfManyAtOnceAKeyOfItsOwn() {
    var made =
        IntStream.range(0, 12)
            .mapToObj(at -> CompletableFuture.supplyAsync(() -> made("VIP", "id" + at)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .map(Optional::orElseThrow)
            .toList();

    assertThat(made).doesNotHaveDuplicates().contains("vip");
  }

  private Optional<String> made(String name, String id) {
    return keys.create(new KeyRequest.FromName(name), id, _ -> writes(id));
  }

  private static List<Write> writes(String id) {
    return List.of(Write.putNew(resource(id)));
  }

  private static Item resource(String id) {
    return ItemBuilder.at(new ItemKey(Tables.CONTACTS, "resource#" + id, "resource"))
        .text("id", id)
        .build();
  }
}
