package io.relance.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.store.Query;
import io.relance.testkit.Seeds;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares an item store with a simple model over random transactions and reads. */
abstract class ItemStoreModel {
  private final ItemStoreContract contract;

  ItemStoreModel(ItemStoreContract contract) {
    this.contract = contract;
  }

  static LongStream seeds() {
    return Seeds.of("item store model");
  }

  @ParameterizedTest(name = "seed: {0}")
  @MethodSource("seeds")
  void returnsWhatTheModelReturns(long seed) {
    var random = new RandomWrites(new Random(seed));
    var model = new ModelStore();
    for (var turn = 0; turn < contract.modelOperations(); turn++) {
      compare(random, model, "seed %d, turn %d".formatted(seed, turn));
    }
  }

  private void compare(RandomWrites random, ModelStore model, String when) {
    if (random.choice(3) > 0) {
      var writes = random.writes();
      assertThat(contract.store().transact(writes))
          .as("%s: %s", when, writes)
          .isEqualTo(model.transact(writes));
      return;
    }
    var key = random.key();
    assertThat(contract.store().get(key)).as(when).isEqualTo(model.get(key));
    var query = random.query();
    assertThat(contract.store().all(query)).as(when).isEqualTo(model.all(query));
    compareIndex(random.indexQuery(), model, when);
  }

  private void compareIndex(Query query, ModelStore model, String when) {
    Patience.within(
        contract.indexPatience(),
        () ->
            assertThat(contract.store().all(query))
                .as(when)
                .containsExactlyInAnyOrderElementsOf(model.allIndexed(query)));
  }
}
