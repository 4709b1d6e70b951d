package io.relance.aws.dynamodb;

import io.relance.domain.store.Cursor;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemSize;
import io.relance.domain.store.KeyOrder;
import io.relance.domain.store.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Merges the parts of a spread index into the one order that was asked for. */
final class SpreadRead {
  private static final List<String> BEGINNING = List.of("", "", "");
  private static final int PLACES = BEGINNING.size();

  /** Parts are seldom equally full, so a little more of each is read than its share. */
  private static final int MORE_THAN_ITS_SHARE = 4;

  private final QueryRequests requests;
  private final List<PartRead> parts;
  private final int portion;
  private final Comparator<String> order;

  SpreadRead(DynamoDbClient client, QueryRequests requests) {
    var query = requests.query();
    var partitions = requests.partitions();
    var places =
        query.cursor().map(text -> Cursor.decoded(query, text, partitions.size() * PLACES).place());
    this.requests = requests;
    this.parts =
        IntStream.range(0, partitions.size())
            .mapToObj(
                number ->
                    new PartRead(
                        client,
                        requests,
                        partitions.get(number),
                        places.flatMap(all -> place(all, number))))
            .toList();
    this.portion = Math.ceilDiv(query.limit(), partitions.size()) + MORE_THAN_ITS_SHARE;
    this.order = query.backward() ? KeyOrder.UTF_8.reversed() : KeyOrder.UTF_8;
  }

  private static Optional<List<String>> place(List<String> all, int number) {
    var place = all.subList(number * PLACES, (number + 1) * PLACES);
    return place.equals(BEGINNING) ? Optional.empty() : Optional.of(place);
  }

  /** A page counts what it leaves out, as those of DynamoDB do. */
  Page page(Predicate<Item> shown) {
    var query = requests.query();
    var items = new ArrayList<Item>();
    var bytes = 0L;
    for (var taken = 0; taken < query.limit() && bytes < ItemLimits.PAGE_BYTES; taken++) {
      var next = next();
      if (next == null) {
        return new Page(items, true, Optional.empty());
      }
      var item = ItemCodec.decode(query.table(), next.take());
      bytes += ItemSize.of(item);
      if (shown.test(item)) {
        items.add(item);
      }
    }
    return new Page(items, true, Optional.of(new Cursor(places()).encoded(query)));
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
    return parts.stream().flatMap(part -> part.taken().orElse(BEGINNING).stream()).toList();
  }
}
