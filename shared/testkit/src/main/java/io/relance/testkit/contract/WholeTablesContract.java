package io.relance.testkit.contract;

import static io.relance.testkit.contract.ItemStoreContract.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Value;
import io.relance.domain.store.WholeTables;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of readers of whole tables, on a store without other writers. */
@DisplayName("D2.2, D3.5: tables read from end to end")
public abstract class WholeTablesContract {
  private final Things things = new Things();

  protected abstract ItemStore store();

  protected abstract WholeTables tables();

  protected abstract Instant now();

  /** Over pages of a megabyte, as DynamoDB has them. */
  @Test
  void readsEveryItemOnceAsItWasPut() {
    var items = IntStream.range(0, 250).mapToObj(this::large).toList();
    items.forEach(item -> put(store(), item));

    assertThat(tables().items(Things.TABLE)).containsExactlyInAnyOrderElementsOf(items);
    assertThat(tables().items(Things.OTHER)).isEmpty();

    store().transact(List.of(Write.delete(items.getFirst().key())));
    var gone =
        new Item(
            items.getLast().key(),
            Map.of(Item.EXPIRES_AT, Value.of(now().minusSeconds(1).getEpochSecond())));
    put(store(), gone);
    assertThat(tables().items(Things.TABLE))
        .as("neither what was deleted nor what has expired")
        .containsExactlyInAnyOrderElementsOf(items.subList(1, 249));
  }

  private Item large(int number) {
    return things.item(
        "item " + number, "kind", "k", "name", "n" + number, "text", "é".repeat(10_000));
  }
}
