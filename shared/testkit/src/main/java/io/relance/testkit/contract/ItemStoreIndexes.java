package io.relance.testkit.contract;

import static io.relance.testkit.contract.ItemStoreContract.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.relance.domain.store.Edit;
import io.relance.domain.store.Index;
import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An index finds items by attributes, late perhaps, and says so. */
abstract class ItemStoreIndexes {
  private final ItemStoreContract contract;
  private final Index index;
  private final Things things = new Things();

  ItemStoreIndexes(ItemStoreContract contract, Index index) {
    this.contract = contract;
    this.index = index;
  }

  private Query ofKind(String kind) {
    return things.ofKind(kind).on(index);
  }

  @Test
  void pagesThroughManyInOrderInBothDirections() {
    for (var number = 100; number < 140; number++) {
      put(contract.store(), inKind("s" + number, "a", "n" + (number * 37 % 40 + 100)));
    }
    var names = IntStream.range(100, 140).mapToObj(number -> "n" + number).toList();

    for (var limit : List.of(1, 3, 7, 40, 1000)) {
      var query = ofKind("a").limit(limit);
      Patience.within(contract.indexPatience(), () -> assertThat(names(query)).isEqualTo(names));
      assertThat(names(query.backwards())).isEqualTo(names.reversed());
      assertThat(names(query.between("n110", "n119"))).isEqualTo(names.subList(10, 20));
    }
  }

  private List<String> names(Query query) {
    return contract.store().all(query).map(item -> item.text("name").orElseThrow()).toList();
  }

  @Test
  void ordersBySortAttributeAndPagesEvenWhereItIsTheSame() {
    for (var sort : List.of("5", "3", "4", "1", "2")) {
      put(contract.store(), inKind(sort, "a", "same"));
    }
    put(contract.store(), inKind("6", "a", "earlier"), inKind("7", "b", "same"));

    shows(ofKind("a").limit(2), "6", "1", "2", "3", "4", "5");
    shows(ofKind("a").startingWith("e"), "6");
    assertThat(sorts(ofKind("a").limit(2).backwards()).getLast()).isEqualTo("6");
    shows(ofKind("b"), "7");
  }

  @Test
  void saysThatItsPagesMayBeStale() {
    assertThat(contract.store().query(ofKind("a")).stale()).isTrue();
    assertThat(contract.store().query(things.query()).stale()).isFalse();
  }

  @Test
  void showsWholeItems() {
    var item = things.item("1", "kind", things.kind("a"), "name", "n", "more", List.of(1, "x"));
    put(contract.store(), item);

    Patience.within(
        contract.indexPatience(),
        () -> assertThat(contract.store().query(ofKind("a")).items()).containsExactly(item));
  }

  @Test
  void holdsOnlyItemsWithBothAttributes() {
    put(
        contract.store(),
        things.item("1", "kind", things.kind("a")),
        things.item("2", "name", "n"),
        inKind("3", "a", "n"));

    shows(ofKind("a"), "3");
  }

  @Test
  void followsEditsPutsAndDeletions() {
    put(contract.store(), inKind("1", "a", "1"), inKind("2", "a", "2"), inKind("3", "a", "3"));
    put(contract.store(), inKind("4", "a", "4"));
    contract
        .store()
        .transact(
            List.of(
                Write.update(things.key("1"), Precondition.always(), Edit.set("name", "9")),
                Write.update(things.key("2"), Precondition.always(), Edit.remove("kind")),
                Write.delete(things.key("3")),
                Write.put(inKind("4", "b", "4"))));

    shows(ofKind("a"), "1");
    shows(ofKind("b"), "4");
  }

  @Test
  void mayMissTheLatestWritesWhichReadsByKeyDoNot() {
    var lagging = contract.lagging(2);
    assumeTrue(lagging.isPresent(), "Indexes cannot be held back here");
    var store = lagging.orElseThrow();
    put(store, inKind("1", "a", "1"));
    put(store, inKind("2", "a", "2"));
    put(store, inKind("3", "a", "3"));
    store.transact(
        List.of(Write.update(things.key("1"), Precondition.always(), Edit.set("name", "9"))));

    assertThat(store.query(ofKind("a")).items())
        .containsExactly(inKind("1", "a", "1"), inKind("2", "a", "2"));
    assertThat(store.get(things.key("1"))).contains(inKind("1", "a", "9"));
    assertThat(store.query(things.query()).items()).hasSize(3);
  }

  private Item inKind(String sort, String kind, String name) {
    return things.item(sort, "kind", things.kind(kind), "name", name);
  }

  private void shows(Query query, String... sorts) {
    Patience.within(
        contract.indexPatience(), () -> assertThat(sorts(query)).containsExactlyInAnyOrder(sorts));
  }

  private List<String> sorts(Query query) {
    return contract.store().all(query).map(item -> item.key().sort()).toList();
  }
}
