package io.relance.testkit.contract;

import static io.relance.testkit.contract.ItemStoreContract.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From its second on, an item that has expired is not there, whether or not it was removed. */
abstract class ItemStoreExpiry {
  private final ItemStoreContract contract;
  private final Things things = new Things();

  ItemStoreExpiry(ItemStoreContract contract) {
    this.contract = contract;
  }

  @Test
  void showsNoReadWhatHasExpired() {
    put(contract.store(), expired("1"), things.item("2", "a", 1));

    assertThat(contract.store().get(things.key("1"))).isEmpty();
    assertThat(contract.store().getAll(List.of(things.key("1"), things.key("2")))).hasSize(1);
    assertThat(contract.store().all(things.query()))
        .extracting(Item::key)
        .containsExactly(things.key("2"));
    assertThat(contract.store().all(things.ofKind("k"))).isEmpty();
  }

  @Test
  void goesOnPastAPageOfExpiredItems() {
    for (var number = 10; number < 20; number++) {
      put(contract.store(), expired("e" + number));
    }
    put(contract.store(), things.item("last", "a", 1));

    assertThat(contract.store().all(things.query().limit(3)))
        .extracting(Item::key)
        .containsExactly(things.key("last"));
  }

  @Test
  void showsWhatExpiresLater() {
    var later = contract.now().plusSeconds(3_600).getEpochSecond();
    var item = things.item("1", Item.EXPIRES_AT, later);

    put(contract.store(), item);

    assertThat(contract.store().get(item.key())).contains(item);
  }

  @Test
  void hidesAnItemFromItsSecondOn() {
    var second = contract.now().getEpochSecond() + 2;
    put(contract.store(), things.item("1", Item.EXPIRES_AT, second));
    assumeTrue(contract.letPass(Duration.ofSeconds(2)), "Time cannot be moved here");

    assertThat(contract.store().get(things.key("1"))).isEmpty();
  }

  @Test
  void takesWhatHasExpiredForAbsentInPreconditions() {
    put(contract.store(), expired("1"), expired("2"));

    var refused =
        contract
            .store()
            .transact(
                List.of(Write.update(things.key("1"), Precondition.present(), Edit.add("a", 1))));
    var taken = contract.store().transact(List.of(Write.putNew(things.item("2", "a", 7))));

    assertThat(refused)
        .isEqualTo(
            new WriteResult.Refused(
                List.of(new WriteResult.Refusal(things.key("1"), Optional.empty()))));
    assertThat(taken.committed()).isTrue();
    assertThat(contract.store().get(things.key("2"))).contains(things.item("2", "a", 7));
  }

  @Test
  void startsAnUpdateOfWhatHasExpiredFromNothing() {
    put(contract.store(), expired("1"));

    contract
        .store()
        .transact(
            List.of(Write.update(things.key("1"), Precondition.always(), Edit.add("count", 1))));

    assertThat(contract.store().get(things.key("1"))).contains(things.item("1", "count", 1));
  }

  private Item expired(String sort) {
    return things.item(
        sort,
        "count",
        5,
        "kind",
        things.kind("k"),
        "name",
        sort,
        Item.EXPIRES_AT,
        contract.now().getEpochSecond());
  }
}
