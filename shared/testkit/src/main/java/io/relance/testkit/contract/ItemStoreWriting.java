package io.relance.testkit.contract;

import static io.relance.testkit.contract.ItemStoreContract.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.store.Edit;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written is what is read. */
abstract class ItemStoreWriting {
  private final ItemStoreContract contract;
  private final Things things = new Things();

  ItemStoreWriting(ItemStoreContract contract) {
    this.contract = contract;
  }

  @Test
  void returnsEveryKindOfValue() {
    var item =
        things.item(
            "1",
            "text",
            "été 😀 \" \\ \n",
            "empty",
            "",
            "number",
            new Value.Numeric(new BigDecimal("-0.00000000000000000000000000000012345678")),
            "large",
            new Value.Numeric(new BigDecimal("9".repeat(38))),
            "id",
            9_007_199_254_740_993L,
            "flag",
            true,
            "nothing",
            new Value.Nothing(),
            "list",
            List.of("a", 1, List.of(), Map.of("deep", false)),
            "map",
            Map.of("a", Map.of("b", List.of("c"))));

    put(contract.store(), item);

    assertThat(contract.store().get(item.key())).contains(item);
  }

  @Test
  void keepsWhatIsNotDeletedWhenItPurges() {
    put(contract.store(), things.item("1", "text", "deleted"), things.item("2", "text", "kept"));
    contract.store().transact(List.of(Write.delete(things.key("1"))));

    contract.store().purgeDeleted();
    contract.store().purgeDeleted();

    assertThat(contract.store().get(things.key("1"))).isEmpty();
    assertThat(contract.store().get(things.key("2"))).contains(things.item("2", "text", "kept"));
  }

  @Test
  void keepsTextsThatWereCutInTheMiddleOfACharacter() {
    put(contract.store(), things.item("1", "text", "cut \uD83D"));

    assertThat(contract.store().get(things.key("1")))
        .contains(things.item("1", "text", "cut \uFFFD"));
  }

  @Test
  void keepsItemsOverARestart() {
    put(contract.store(), things.item("1", "a", 1));

    assertThat(contract.reopened().get(things.key("1"))).contains(things.item("1", "a", 1));
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(contract.store().get(things.key("1"))).isEmpty();
    assertThat(contract.store().getAll(List.of(things.key("1")))).isEmpty();
    assertThat(contract.store().query(things.query()).items()).isEmpty();
  }

  @Test
  void keepsKeysApartWhoseCharactersDiffer() {
    put(contract.store(), things.item("é", "a", 1));
    put(contract.store(), things.item("e\u0301", "a", 2), things.item("E", "a", 3));
    put(contract.store(), Things.item(things.otherKey("é"), "a", 4));

    assertThat(contract.store().get(things.key("é"))).contains(things.item("é", "a", 1));
    assertThat(contract.store().get(things.otherKey("é")).orElseThrow().number("a")).isEqualTo(4);
    assertThat(contract.store().query(things.query()).items()).hasSize(3);
  }

  @Test
  void putsTheWholeItemInThePlaceOfAnother() {
    put(contract.store(), things.item("1", "a", 1, "b", 2));

    put(contract.store(), things.item("1", "c", 3));

    assertThat(contract.store().get(things.key("1"))).contains(things.item("1", "c", 3));
  }

  @Test
  void editsAttributesAndLeavesTheOthers() {
    put(contract.store(), things.item("1", "a", 1, "b", 2, "c", 3, "list", List.of("x")));

    edit(
        Edit.set("a", "one"),
        Edit.add("b", -5),
        Edit.remove("c"),
        new Edit.Append("list", List.of(Value.of("y"), Value.of(2))),
        Edit.remove("absent"));

    assertThat(contract.store().get(things.key("1")))
        .contains(things.item("1", "a", "one", "b", -3, "list", List.of("x", "y", 2)));
  }

  @Test
  void makesTheItemThatAnUpdateDoesNotFind() {
    edit(
        Edit.add("count", 2),
        new Edit.Append("list", List.of(Value.of("x"))),
        Edit.set("name", "new"));

    assertThat(contract.store().get(things.key("1")))
        .contains(things.item("1", "count", 2, "list", List.of("x"), "name", "new"));
  }

  @Test
  void addsToNumbersWithoutLosingADigit() {
    put(contract.store(), things.item("1", "n", 9_007_199_254_740_993L));

    edit(Edit.add("n", 1));

    assertThat(contract.store().get(things.key("1")).orElseThrow().number("n"))
        .isEqualTo(9_007_199_254_740_994L);
  }

  @Test
  void deletesAndAcceptsThatNothingIsThere() {
    put(contract.store(), things.item("1", "a", 1));

    assertThat(contract.store().transact(List.of(Write.delete(things.key("1")))).committed())
        .isTrue();
    assertThat(contract.store().transact(List.of(Write.delete(things.key("1")))).committed())
        .isTrue();
    assertThat(contract.store().get(things.key("1"))).isEmpty();
  }

  @Test
  void readsABatchOfKeysOfSeveralTables() {
    put(contract.store(), things.item("1", "a", 1), things.item("2", "a", 2));
    put(contract.store(), Things.item(things.otherKey("1"), "a", 3));

    var found =
        contract
            .store()
            .getAll(
                List.of(
                    things.key("1"), things.otherKey("1"), things.key("absent"), things.key("1")));

    assertThat(found)
        .containsOnly(
            Map.entry(things.key("1"), things.item("1", "a", 1)),
            Map.entry(things.otherKey("1"), Things.item(things.otherKey("1"), "a", 3)));
  }

  @Test
  void writesToSeveralTablesInOneTransaction() {
    var writeResult =
        contract
            .store()
            .transact(
                List.of(
                    Write.putNew(things.item("1", "a", 1)),
                    Write.putNew(Things.item(things.otherKey("1"), "a", 2)),
                    Write.check(things.key("2"), Precondition.absent())));

    assertThat(writeResult.committed()).isTrue();
    assertThat(contract.store().getAll(List.of(things.key("1"), things.otherKey("1")))).hasSize(2);
    assertThat(contract.store().get(things.key("2"))).isEmpty();
  }

  private void edit(Edit... edits) {
    var writeResult =
        contract
            .store()
            .transact(List.of(Write.update(things.key("1"), Precondition.always(), edits)));
    assertThat(writeResult.committed()).isTrue();
  }
}
