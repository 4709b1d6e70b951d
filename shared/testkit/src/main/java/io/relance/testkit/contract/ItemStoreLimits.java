package io.relance.testkit.contract;

import static io.relance.testkit.contract.ItemStoreContract.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemSize;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every store rejects what DynamoDB rejects, without partial writes. */
abstract class ItemStoreLimits {
  private final ItemStoreContract contract;
  private final Things things = new Things();

  ItemStoreLimits(ItemStoreContract contract) {
    this.contract = contract;
  }

  @Test
  void takesAHundredWritesAndNoMore() {
    assertThat(contract.store().transact(puts(100)).committed()).isTrue();

    refused(puts(101));
    refused(List.of());
  }

  @Test
  void takesOneWriteToAnItem() {
    refused(
        List.of(Write.put(things.item("1")), Write.check(things.key("1"), Precondition.absent())));

    assertThat(contract.store().get(things.key("1"))).isEmpty();
  }

  @Test
  void takesAnItemOf400KbAndNoMore() {
    var full = itemOf(ItemLimits.ITEM_BYTES);
    var store = contract.store();

    put(store, full);

    assertThat(store.get(full.key())).contains(full);
    refused(List.of(Write.put(itemOf(ItemLimits.ITEM_BYTES + 1))));
    assertThat(store.get(full.key())).contains(full);
  }

  @Test
  void refusesAnEditThatMakesAnItemTooLarge() {
    var store = contract.store();
    put(store, itemOf(ItemLimits.ITEM_BYTES - 100));

    refused(
        List.of(
            Write.putNew(things.item("beside")),
            Write.update(
                things.key("full"), Precondition.always(), Edit.set("more", "x".repeat(200)))));

    assertThat(store.get(things.key("beside"))).isEmpty();
    assertThat(store.get(things.key("full")).orElseThrow().attribute("more")).isEmpty();
  }

  @Test
  void takesFourMegabytesInATransactionAndNoMore() {
    assertThat(contract.store().transact(large(10)).committed()).isTrue();

    refused(large(11));
  }

  @Test
  void readsAHundredKeysAtOnceAndNoMore() {
    var keys = IntStream.range(0, 101).mapToObj(number -> things.key("k" + number)).toList();

    assertThat(contract.store().getAll(keys.subList(0, 100))).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> contract.store().getAll(keys));
    assertThat(contract.store().getMany(keys)).isEmpty();
  }

  @Test
  void refusesEditsThatDoNotSuitWhatTheAttributeHolds() {
    var store = contract.store();
    var item = things.item("1", "text", "a", "number", 1, "most", mostDigits());
    put(store, item);

    for (var edit :
        List.of(
            Edit.add("text", 1),
            new Edit.Append("number", List.of(Value.of(1))),
            Edit.add("most", 1))) {
      refused(
          List.of(
              Write.putNew(things.item("beside")),
              Write.update(things.key("1"), Precondition.present(), edit)));
    }

    assertThat(store.get(things.key("1"))).contains(item);
    assertThat(store.get(things.key("beside"))).isEmpty();
  }

  @Test
  void refusesWhatAnIndexCannotOrder() {
    for (var name : List.of(Value.of(1), Value.of(""), Value.of("x".repeat(1025)))) {
      refused(List.of(Write.put(things.item("1", "kind", things.kind("a"), "name", name))));
      refused(
          List.of(
              Write.update(things.key("1"), Precondition.always(), new Edit.Set("name", name))));
    }
    refused(List.of(Write.put(things.item("1", "kind", true))));

    assertThat(contract.store().get(things.key("1"))).isEmpty();
  }

  @Test
  void refusesAnAttributeWithoutAName() {
    refused(List.of(Write.put(things.item("1", "", 1))));
    refused(List.of(Write.update(things.key("1"), Precondition.always(), Edit.set("", "x"))));
  }

  private void refused(List<Write> writes) {
    assertThatIllegalArgumentException().isThrownBy(() -> contract.store().transact(writes));
  }

  private List<Write> puts(int number) {
    return IntStream.range(0, number).mapToObj(at -> Write.put(things.item("p" + at))).toList();
  }

  private List<Write> large(int number) {
    var text = "x".repeat(ItemLimits.ITEM_BYTES - 200);
    return Stream.concat(
            IntStream.range(0, number).mapToObj(at -> things.item("l" + at, "text", text)),
            Stream.of(things.item("small")))
        .map(Write::put)
        .toList();
  }

  private Item itemOf(long bytes) {
    var rest = bytes - ItemSize.of(things.item("full", "text", ""));
    return things.item("full", "text", "é".repeat((int) rest / 2) + "x".repeat((int) rest % 2));
  }

  /** A number of 38 significant digits to which one cannot be added. */
  private static Value mostDigits() {
    return new Value.Numeric(new BigDecimal("9".repeat(38) + "0"));
  }
}
