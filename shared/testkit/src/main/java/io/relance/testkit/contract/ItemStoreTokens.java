package io.relance.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A token names a transaction, so that one whose answer was lost may be sent again. */
abstract class ItemStoreTokens {
  private final ItemStoreContract contract;
  private final Things things = new Things();
  private final String token = UUID.randomUUID().toString();

  ItemStoreTokens(ItemStoreContract contract) {
    this.contract = contract;
  }

  @Test
  void doesTheSameTransactionOnce() {
    var first = contract.store().transact(token, addOne());
    var again = contract.store().transact(token, addOne());

    assertThat(List.of(first, again)).containsOnly(new WriteResult.Committed());
    assertThat(count(contract.store())).isEqualTo(1);
  }

  @Test
  void remembersOverARestart() {
    contract.store().transact(token, addOne());

    var store = contract.reopened();
    store.transact(token, addOne());

    assertThat(count(store)).isEqualTo(1);
  }

  @Test
  void knowsTheSameWritesInWhateverOrderTheirAttributesStand() {
    var one = things.item("2", "a", 1, "map", Map.of("x", 1, "y", 2));
    var same = things.item("2", "map", Map.of("y", 2, "x", 1), "a", 1);

    contract.store().transact(token, List.of(Write.putNew(one)));

    assertThat(contract.store().transact(token, List.of(Write.putNew(same))).committed()).isTrue();
  }

  @Test
  void refusesOtherWritesUnderATokenThatWasUsed() {
    contract.store().transact(token, addOne());

    assertThatIllegalArgumentException().isThrownBy(() -> contract.store().transact(token, add(2)));
    assertThat(count(contract.store())).isEqualTo(1);
  }

  @Test
  void asksAnewAfterARefusal() {
    var update =
        List.of(Write.update(things.key("1"), Precondition.present(), Edit.add("count", 1)));
    assertThat(contract.store().transact(token, update).committed()).isFalse();
    contract.store().transact(addOne());

    assertThat(contract.store().transact(token, update).committed()).isTrue();
    assertThat(count(contract.store())).isEqualTo(2);
  }

  @Test
  void forgetsATokenAfterTenMinutes() {
    contract.store().transact(token, addOne());
    assumeTrue(contract.letPass(Duration.ofMinutes(11)), "Time cannot be moved here");

    contract.store().transact(token, addOne());

    assertThat(count(contract.store())).isEqualTo(2);
  }

  @Test
  void refusesATokenOfNoOrTooManyCharacters() {
    assertThatIllegalArgumentException().isThrownBy(() -> contract.store().transact("", addOne()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> contract.store().transact("x".repeat(37), addOne()));
  }

  private List<Write> addOne() {
    return add(1);
  }

  private List<Write> add(int amount) {
    return List.of(Write.update(things.key("1"), Precondition.always(), Edit.add("count", amount)));
  }

  private long count(ItemStore store) {
    return store.get(things.key("1")).orElseThrow().number("count");
  }
}
