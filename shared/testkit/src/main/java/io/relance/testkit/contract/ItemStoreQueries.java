package io.relance.testkit.contract;

import static io.relance.testkit.contract.ItemStoreContract.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.KeyOrder;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A partition is read in order, page after page. */
abstract class ItemStoreQueries {
  private final ItemStoreContract contract;
  private final Things things = new Things();

  ItemStoreQueries(ItemStoreContract contract) {
    this.contract = contract;
  }

  @Test
  void ordersByTheBytesOfUtf8() {
    var sorts = List.of("\uD83D\uDE00", "\uFFFD", "a", "B", "é", "aa", "a b", "€", "10", "9", "Z");
    sorts.forEach(sort -> put(contract.store(), things.item(sort)));

    assertThat(sorts(things.query())).isEqualTo(sorts.stream().sorted(KeyOrder.UTF_8).toList());
    assertThat(sorts(things.query().backwards()))
        .isEqualTo(sorts.stream().sorted(KeyOrder.UTF_8.reversed()).toList());
  }

  @Test
  void readsARangeWithItsEnds() {
    fill("a", "b", "b1", "b2", "c", "d");

    assertThat(sorts(things.query().between("b", "c"))).containsExactly("b", "b1", "b2", "c");
    assertThat(sorts(things.query().between("b", "c").backwards()))
        .containsExactly("c", "b2", "b1", "b");
    assertThat(sorts(things.query().startingWith("b"))).containsExactly("b", "b1", "b2");
    assertThat(sorts(things.query().between("x", "z"))).isEmpty();
    assertThat(sorts(things.query().between("c", "b"))).isEmpty();
  }

  @Test
  void readsWhatWasJustWritten() {
    for (var number = 100; number < 130; number++) {
      put(contract.store(), things.item("n" + number));

      assertThat(contract.store().query(things.query().backwards().limit(1)).items())
          .containsExactly(things.item("n" + number));
    }
  }

  @Test
  void pagesThroughAllInBothDirections() {
    var sorts = IntStream.range(100, 125).mapToObj(number -> "n" + number).toList();
    fill(sorts.toArray(String[]::new));

    assertThat(sorts(things.query().limit(4))).isEqualTo(sorts);
    assertThat(sorts(things.query().limit(5).backwards())).isEqualTo(sorts.reversed());
    assertThat(sorts(things.query().limit(3).between("n103", "n110")))
        .isEqualTo(sorts.subList(3, 11));
    assertThat(contract.store().query(things.query().limit(4)).items()).hasSize(4);
  }

  @Test
  void endsAPageAtOneMegabyte() {
    var text = "x".repeat(300_000);
    fill("1", "2", "3", "4", "5");
    for (var sort : List.of("1", "2", "3", "4", "5")) {
      put(contract.store(), things.item(sort, "text", text));
    }

    var itemPage = contract.store().query(things.query());

    assertThat(itemPage.items().size() * 300_000L)
        .isLessThanOrEqualTo(ItemLimits.PAGE_BYTES + 300_000);
    assertThat(itemPage.next()).isPresent();
    assertThat(sorts(things.query())).containsExactly("1", "2", "3", "4", "5");
  }

  /** L-16: keyset paging; whoever stays is seen once, whatever comes and goes meanwhile. */
  @Test
  void showsEachOnceWhileOthersComeAndGo() {
    fill(IntStream.range(0, 20).mapToObj("n%02d"::formatted).toArray(String[]::new));
    var seen = new ArrayList<String>();
    var query = Optional.of(things.query().limit(3));
    for (var turn = 0; query.isPresent(); turn++) {
      var asked = query.orElseThrow();
      var itemPage = contract.store().query(asked);
      itemPage.items().forEach(item -> seen.add(item.key().sort()));
      fill("a" + turn);
      contract.store().transact(List.of(Write.delete(things.key("n%02d".formatted(turn)))));
      query = itemPage.next().map(next -> asked.after(next));
    }

    assertThat(seen).doesNotHaveDuplicates().contains("n00", "n10", "n19");
    assertThat(seen).containsAll(IntStream.range(10, 20).mapToObj("n%02d"::formatted).toList());
  }

  @Test
  void refusesACursorFromElsewhere() {
    fill("a", "b", "c", "d");
    var query = things.query().limit(2);
    var cursor = contract.store().query(query).next();
    assertThat(cursor).isPresent();

    var others =
        Stream.of(
            Query.of(Things.OTHER, things.key("a").partition()),
            Query.of(Things.TABLE, "another"),
            query.backwards(),
            query.between("a", "c"),
            things.ofKind("k"));
    others.forEach(
        other ->
            assertThatIllegalArgumentException()
                .as("%s", other)
                .isThrownBy(() -> contract.store().query(other.after(cursor.orElseThrow()))));
  }

  @Test
  void refusesWhatIsNoCursor() {
    fill("a", "b", "c");
    var cursor = contract.store().query(things.query().limit(2)).next().orElseThrow();

    for (var wrong : List.of("", "x", "!", "AAAA", cursor.substring(1), cursor + "A", "é")) {
      assertThatIllegalArgumentException()
          .as(wrong)
          .isThrownBy(() -> contract.store().query(things.query().after(wrong)));
    }
  }

  private void fill(String... sorts) {
    for (var sort : sorts) {
      put(contract.store(), things.item(sort));
    }
  }

  private List<String> sorts(Query query) {
    return contract.store().all(query).map(Item::key).map(key -> key.sort()).toList();
  }
}
