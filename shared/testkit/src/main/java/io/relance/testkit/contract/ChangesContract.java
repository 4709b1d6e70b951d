package io.relance.testkit.contract;

import static io.relance.testkit.contract.ItemStoreContract.put;
import static io.relance.testkit.contract.Things.despiteConflicts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.relance.domain.store.Changes;
import io.relance.domain.store.Changes.Change;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Table;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * D2.1: what every adapter of {@link Changes} has to pass.
 *
 * <p>The changes of both tables of {@link Things} are kept; other tests may write to them too.
 */
@DisplayName("D2.1: changes of items")
public abstract class ChangesContract {
  private final Things things = new Things();

  protected abstract ItemStore store();

  protected abstract Changes changes();

  /** The same changes after a restart. */
  protected abstract Changes reopened();

  /** The store's current time. */
  protected abstract Instant now();

  /** Removes what has expired; false when that cannot be hastened here. */
  protected abstract boolean removeExpired();

  /** Advances the time of the store; false if this adapter cannot. */
  protected abstract boolean letPass(Duration duration);

  /** How long a change may take to be shown. */
  protected Duration patience() {
    return Duration.ofSeconds(30);
  }

  @Test
  void tellsWhatWasThereBeforeAndAfterEachWrite() {
    put(store(), things.item("1", "a", 1));
    edit("1", Edit.add("a", 1));
    put(store(), things.item("1", "b", 3));
    store().transact(List.of(Write.delete(things.key("1"))));

    shows(
        () ->
            assertThat(mine())
                .extracting(Change::before, Change::after)
                .containsExactly(
                    pair(null, things.item("1", "a", 1)),
                    pair(things.item("1", "a", 1), things.item("1", "a", 2)),
                    pair(things.item("1", "a", 2), things.item("1", "b", 3)),
                    pair(things.item("1", "b", 3), null)));
  }

  @Test
  void tellsNothingOfChecksRefusalsAndDeletionsOfNothing() {
    store().transact(List.of(Write.check(things.key("1"), Precondition.absent())));
    store().transact(List.of(Write.delete(things.key("1"))));
    put(store(), things.item("1", "a", 1));
    store().transact(List.of(Write.putNew(things.item("1", "a", 2)), Write.put(things.item("2"))));
    put(store(), things.item("last"));

    shows(
        () ->
            assertThat(mine())
                .extracting(Change::key)
                .containsExactly(things.key("1"), things.key("last")));
  }

  @Test
  void keepsTheTablesApart() {
    put(store(), things.item("1"), Things.item(things.otherKey("2")));

    shows(() -> assertThat(mine()).extracting(Change::key).containsExactly(things.key("1")));
    shows(
        () ->
            assertThat(mine(Things.OTHER))
                .extracting(Change::key)
                .containsExactly(things.otherKey("2")));
  }

  @Test
  void goesOnWhereAReaderStoppedEvenAfterARestart() {
    for (var number = 10; number < 20; number++) {
      put(store(), things.item("n" + number));
    }
    shows(() -> assertThat(mine()).hasSize(10));
    var fourth = mine().get(3).position();

    var rest = mineOf(reopened().after(Things.TABLE, fourth, 1_000));

    assertThat(rest).extracting(change -> change.key().sort()).startsWith("n14").endsWith("n19");
  }

  @Test
  void givesNoMoreAtOnceThanAskedFor() {
    put(store(), things.item("1"), things.item("2"), things.item("3"));
    shows(() -> assertThat(mine()).hasSize(3));

    assertThat(changes().oldest(Things.TABLE, 2)).hasSize(2);
  }

  @Test
  void tellsTheRemovalOfWhatExpired() {
    var expired = things.item("1", Item.EXPIRES_AT, now().getEpochSecond() - 1);
    put(store(), expired);
    assumeTrue(removeExpired(), "Removal cannot be hastened here");

    shows(
        () ->
            assertThat(mine())
                .extracting(Change::before, Change::after)
                .containsExactly(pair(null, expired), pair(expired, null)));
  }

  @Test
  void chainsTheChangesOfAnItemThatManyEdit() {
    Together.<Integer>run(
        10,
        _ ->
            () -> {
              for (var turn = 0; turn < 10; turn++) {
                despiteConflicts(
                    store(),
                    Write.update(things.key("1"), Precondition.always(), Edit.add("count", 1)));
              }
              return 0;
            });

    shows(() -> assertThat(mine()).hasSize(100));
    var before = Optional.<Item>empty();
    for (var change : mine()) {
      assertThat(change.before()).isEqualTo(before);
      before = change.after();
    }
  }

  @Test
  void refusesAPositionThatIsNone() {
    for (var wrong : List.of("", "x", "-1", "999999999999")) {
      assertThatIllegalArgumentException()
          .as(wrong)
          .isThrownBy(() -> changes().after(Things.TABLE, wrong, 10));
    }
  }

  @Test
  void keepsAReadersPlaceThatHasSeenAllAndForgetsTheRestAfterADay() {
    put(store(), things.item("1"));
    put(store(), things.item("2"));
    shows(() -> assertThat(mine()).hasSize(2));
    var first = mine().getFirst().position();
    var last = all(Things.TABLE).getLast().position();
    assumeTrue(letPass(Duration.ofHours(25)) && removeExpired(), "Time cannot be moved here");

    assertThat(changes().after(Things.TABLE, last, 10)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> changes().after(Things.TABLE, first, 10));
  }

  private void edit(String sort, Edit... edits) {
    store().transact(List.of(Write.update(things.key(sort), Precondition.always(), edits)));
  }

  private static org.assertj.core.groups.Tuple pair(
      @org.jspecify.annotations.Nullable Item before,
      @org.jspecify.annotations.Nullable Item after) {
    return org.assertj.core.groups.Tuple.tuple(
        Optional.ofNullable(before), Optional.ofNullable(after));
  }

  private void shows(ThrowingCallable assertion) {
    Patience.within(patience(), assertion);
  }

  private List<Change> mine() {
    return mine(Things.TABLE);
  }

  private List<Change> mine(Table table) {
    return mineOf(all(table));
  }

  private List<Change> mineOf(List<Change> changes) {
    ItemKey mine = things.key("x");
    return changes.stream()
        .filter(change -> change.key().partition().equals(mine.partition()))
        .toList();
  }

  private List<Change> all(Table table) {
    var all = new ArrayList<Change>();
    var some = changes().oldest(table, 100);
    while (!some.isEmpty()) {
      all.addAll(some);
      some = changes().after(table, some.getLast().position(), 100);
    }
    return all;
  }
}
