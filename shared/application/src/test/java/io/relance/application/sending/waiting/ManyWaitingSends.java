package io.relance.application.sending.waiting;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.model.SendState;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemPage;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A store in which millions of queued sends wait for one sender, each of them a number; it counts
 * requests. All else is kept as it is written.
 */
final class ManyWaitingSends implements ItemStore {
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final Map<ItemKey, Item> others = new HashMap<>();
  private final int together;
  private long requests;
  private long writes;

  /** A line whose first items were deleted. */
  private static final class Line {
    private final WaitingLine line;
    private final long items;
    private long deleted;
    private boolean open = true;

    Line(WaitingLine line, long items) {
      this.line = line;
      this.items = items;
    }
  }

  ManyWaitingSends(List<WaitingLine> all, long sends, int together) {
    this.together = together;
    for (var line : all) {
      var state = new Line(line, sends / together / all.size());
      lines.put(line.waiting().partition(), state);
    }
  }

  /** Reads and transactions. */
  long requests() {
    return requests;
  }

  /** The writes of all transactions. */
  long writes() {
    return writes;
  }

  boolean isEmpty() {
    return lines.values().stream().allMatch(line -> line.deleted == line.items);
  }

  @Override
  public Optional<Item> get(ItemKey key) {
    requests++;
    return Optional.ofNullable(others.get(key));
  }

  @Override
  public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
    requests++;
    var found = new HashMap<ItemKey, Item>();
    for (var key : keys) {
      var id = key.partition().substring("send#".length());
      var send = ItemBuilder.at(key).text("id", id).text("state", SendState.QUEUED.text());
      found.put(key, send.build());
    }
    return found;
  }

  @Override
  public ItemPage query(Query query) {
    requests++;
    var line = lines.get(query.partition());
    var items = line == null ? open() : first(line, query.limit());
    return new ItemPage(items, false, Optional.empty());
  }

  private List<Item> open() {
    return lines.values().stream()
        .filter(line -> line.open)
        .map(line -> ((Write.Put) line.line.opening()).item())
        .toList();
  }

  private List<Item> first(Line line, int limit) {
    var last = Math.min(line.items, line.deleted + limit);
    return LongStream.range(line.deleted, last).mapToObj(number -> item(line, number)).toList();
  }

  private Item item(Line line, long number) {
    var ids = new ArrayList<String>();
    for (int at = 0; at < together; at++) {
      ids.add(new SendId(line.line.part() + "-" + (number * together + at)).value());
    }
    var key = new ItemKey(Tables.SENDS, line.line.waiting().partition(), "%012d".formatted(number));
    return WaitingItem.of(key, ids);
  }

  @Override
  public WriteResult transact(String token, List<Write> all) {
    requests++;
    writes += all.size();
    for (var write : all) {
      switch (write) {
        case Write.Put(var item, _) -> others.put(item.key(), item);
        case Write.Delete(var key, _) when lines.containsKey(key.partition()) -> delete(key);
        case Write.Delete(var key, _) -> close(key);
        case Write.Update _, Write.Check _ -> throw new IllegalStateException("Not used");
      }
    }
    return new WriteResult.Committed();
  }

  private void delete(ItemKey key) {
    var line = Objects.requireNonNull(lines.get(key.partition()));
    if (line.deleted++ != Long.parseLong(key.sort())) {
      throw new IllegalStateException("Not the first of its line");
    }
  }

  private void close(ItemKey key) {
    lines.values().stream()
        .filter(line -> line.line.key().equals(key))
        .forEach(line -> line.open = false);
  }
}
