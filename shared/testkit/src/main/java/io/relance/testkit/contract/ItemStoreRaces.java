package io.relance.testkit.contract;

import static io.relance.testkit.contract.ItemStoreContract.put;
import static io.relance.testkit.contract.Things.despiteConflicts;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.store.Edit;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Concurrent writers of the same items get results as if they ran one after another. */
abstract class ItemStoreRaces {
  private final ItemStoreContract contract;
  private final Things things = new Things();

  ItemStoreRaces(ItemStoreContract contract) {
    this.contract = contract;
  }

  @Test
  void letsOneOfAHundredWin() {
    var outcomes =
        Together.<WriteResult>run(
            100,
            number ->
                () ->
                    despiteConflicts(
                        contract.store(), Write.putNew(things.item("1", "claim", number))));

    assertThat(outcomes).filteredOn(WriteResult::committed).hasSize(1);
    var winner = contract.store().get(things.key("1"));
    assertThat(outcomes)
        .filteredOn(writeResult -> !writeResult.committed())
        .allSatisfy(
            writeResult ->
                assertThat(
                        ((WriteResult.Refused) writeResult)
                            .of(things.key("1"))
                            .orElseThrow()
                            .found())
                    .isEqualTo(winner));
  }

  @Test
  void losesNoAdditionOfMany() {
    Together.<Integer>run(
        25,
        _ ->
            () -> {
              for (var turn = 0; turn < 20; turn++) {
                despiteConflicts(
                    contract.store(),
                    Write.update(things.key("1"), Precondition.always(), Edit.add("count", 1)));
              }
              return 0;
            });

    assertThat(contract.store().get(things.key("1")).orElseThrow().number("count")).isEqualTo(500);
  }

  @Test
  void letsNobodySeeAHalfTransaction() {
    put(contract.store(), things.item("left", "n", 1_000), things.item("right", "n", 1_000));

    Together.<Integer>run(
        10,
        number ->
            () -> {
              for (var turn = 0; turn < 20; turn++) {
                move(number + 1);
              }
              return 0;
            });

    var left = contract.store().get(things.key("left")).orElseThrow().number("n");
    var right = contract.store().get(things.key("right")).orElseThrow().number("n");
    assertThat(left + right).isEqualTo(2_000);
    assertThat(left).isEqualTo(1_000 - 20 * IntStream.rangeClosed(1, 10).sum());
  }

  private void move(int amount) {
    despiteConflicts(
        contract.store(),
        Write.update(things.key("left"), Precondition.present(), Edit.add("n", -amount)),
        Write.update(things.key("right"), Precondition.present(), Edit.add("n", amount)));
  }

  @Test
  void keepsWhatAHundredWroteElsewhereAtOnce() {
    Together.<WriteResult>run(
        100,
        number ->
            () -> {
              var item = things.item("w%03d".formatted(number), "n", number);
              return despiteConflicts(contract.store(), Write.putNew(item));
            });

    assertThat(contract.store().all(things.query())).hasSize(100);
  }

  /** One that stopped between two writes goes on: it knows its first, and does the second once. */
  @Test
  void goesOnAfterACrashBetweenTwoWrites() {
    var claim = UUID.randomUUID().toString();
    var first = Write.putNew(things.item("claim", "by", claim));
    contract.store().transact(List.of(first));

    var store = contract.reopened();
    var retried = store.transact(List.of(first));
    var mine =
        retried instanceof WriteResult.Refused refused
            && refused
                .of(things.key("claim"))
                .flatMap(WriteResult.Refusal::found)
                .flatMap(item -> item.text("by"))
                .filter(claim::equals)
                .isPresent();
    store.transact(
        List.of(
            Write.check(things.key("claim"), Precondition.equal("by", claim)),
            Write.putNew(things.item("done", "by", claim))));

    assertThat(mine).isTrue();
    assertThat(store.get(things.key("done"))).contains(things.item("done", "by", claim));
  }

  @Test
  void doesATransactionOnceHoweverManySendItUnderOneToken() {
    var token = UUID.randomUUID().toString();
    var write = Write.update(things.key("1"), Precondition.always(), Edit.add("count", 1));

    Together.<Integer>run(20, _ -> () -> sendUntilAnswered(token, write));

    assertThat(contract.store().get(things.key("1")).orElseThrow().number("count")).isEqualTo(1);
  }

  private int sendUntilAnswered(String token, Write write) {
    while (true) {
      try {
        contract.store().transact(token, List.of(write));
        return 0;
      } catch (io.relance.domain.store.Conflict e) {
        Thread.onSpinWait();
      }
    }
  }
}
