package io.relance.aws.dynamodb;

import io.relance.domain.store.Cursor;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemPage;
import io.relance.domain.store.ItemSize;
import io.relance.domain.store.KeyOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Reads an index, which projects keys only: merges its parts in the order of the query, and reads
 * the items from their table.
 */
final class IndexRead {
  private static final List<String> BEGINNING = List.of("", "", "");
  private static final int PLACES = BEGINNING.size();

  /** Parts are rarely equally full, so each read takes a little more than its share. */
  private static final int MORE_THAN_ITS_SHARE = 4;

  private final QueryRequests requests;
  private final List<PartRead> parts;
  private final int portion;
  private final Comparator<String> order;
  private final Map<PartRead, List<String>> reached = new HashMap<>();

  IndexRead(DynamoDbClient client, QueryRequests requests) {
    var query = requests.query();
    var partitions = requests.partitions();
    this.requests = requests;
    this.parts =
        partitions.stream().map(partition -> new PartRead(client, requests, partition)).toList();
    query
        .cursor()
        .map(text -> Cursor.decoded(query, text, partitions.size() * PLACES).place())
        .ifPresent(this::continueAfter);
    this.portion =
        partitions.size() == 1
            ? query.limit()
            : Math.ceilDiv(query.limit(), partitions.size()) + MORE_THAN_ITS_SHARE;
    this.order = query.backward() ? KeyOrder.UTF_8.reversed() : KeyOrder.UTF_8;
  }

  private void continueAfter(List<String> places) {
    for (var number = 0; number < parts.size(); number++) {
      var place = places.subList(number * PLACES, (number + 1) * PLACES);
      if (!place.equals(BEGINNING)) {
        parts.get(number).continueAfter(place);
        reached.put(parts.get(number), place);
      }
    }
  }

  /** What the index holds of an item: its place in the order, and its key. */
  private record Entry(PartRead part, List<String> place) {
    ItemKey key(QueryRequests requests) {
      return new ItemKey(requests.query().table(), place.get(1), place.get(2));
    }
  }

  /**
   * The limit of a page also counts the items that it leaves out, as in DynamoDB.
   *
   * @param table reads up to 100 items by their keys
   */
  ItemPage page(Function<Collection<ItemKey>, Map<ItemKey, Item>> table, Predicate<Item> shown) {
    var query = requests.query();
    var items = new ArrayList<Item>();
    var bytes = 0L;
    var read = 0;
    while (read < query.limit() && bytes < ItemLimits.PAGE_BYTES) {
      var entries = take(Math.min(ItemLimits.KEYS_IN_A_BATCH, query.limit() - read));
      if (entries.isEmpty()) {
        return new ItemPage(items, true, Optional.empty());
      }
      var found = table.apply(entries.stream().map(entry -> entry.key(requests)).toList());
      for (var entry : entries) {
        if (bytes < ItemLimits.PAGE_BYTES) {
          reached.put(entry.part(), entry.place());
          var item = Optional.ofNullable(found.get(entry.key(requests)));
          bytes += item.map(ItemSize::of).orElse(0L);
          item.filter(it -> isStillThere(it, entry)).filter(shown).ifPresent(items::add);
        }
      }
      read += entries.size();
    }
    return new ItemPage(items, true, Optional.of(new Cursor(places()).encoded(query)));
  }

  /** An item may have left the index, or have moved in it, since its entry was read. */
  private boolean isStillThere(Item item, Entry entry) {
    var index = requests.query().index().orElseThrow();
    var partition = Optional.of(requests.query().partition());
    return item.text(index.partitionAttribute()).equals(partition)
        && item.text(index.sortAttribute()).equals(Optional.of(entry.place().getFirst()));
  }

  private List<Entry> take(int most) {
    var entries = new ArrayList<Entry>();
    for (var part = next(); part != null && entries.size() < most; part = next()) {
      entries.add(new Entry(part, requests.place(part.take())));
    }
    return entries;
  }

  private @Nullable PartRead next() {
    PartRead first = null;
    String lowest = "";
    for (var part : parts) {
      var item = part.next(portion);
      if (item != null) {
        var sort = requests.place(item).getFirst();
        if (first == null || order.compare(sort, lowest) < 0) {
          first = part;
          lowest = sort;
        }
      }
    }
    return first;
  }

  private List<String> places() {
    return parts.stream().flatMap(part -> reached.getOrDefault(part, BEGINNING).stream()).toList();
  }
}
