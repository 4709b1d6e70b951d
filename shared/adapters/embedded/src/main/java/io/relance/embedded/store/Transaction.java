package io.relance.embedded.store;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import io.relance.embedded.sqlite.SqlConnection;
import io.relance.embedded.sqlite.SqlWork;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One transaction, as the writer runs it: it reads and checks everything before its first write, so
 * that a refused transaction changes nothing.
 */
final class Transaction implements SqlWork<WriteResult> {
  private final List<SqliteWrite> writes;
  private final Instant now;
  private final ItemCache cache;
  private final WriteListener listener;

  Transaction(List<SqliteWrite> writes, Instant now, ItemCache cache, WriteListener listener) {
    this.writes = writes;
    this.now = now;
    this.cache = cache;
    this.listener = listener;
  }

  @Override
  public WriteResult run(SqlConnection connection) throws SQLException {
    var found = found(connection);
    var refusals = refusals(found);
    if (!refusals.isEmpty()) {
      return new WriteResult.Refused(refusals);
    }
    write(connection, found);
    return new WriteResult.Committed();
  }

  private List<FoundItem> found(SqlConnection connection) throws SQLException {
    var found = new ArrayList<FoundItem>(writes.size());
    for (var planned : writes) {
      var key = planned.key();
      var skipped = planned.isBlind() && !listener.records(key);
      var item = skipped ? Optional.<Item>empty() : cache.find(connection, planned.table(), key);
      found.add(new FoundItem(key, item, now));
    }
    return found;
  }

  private List<WriteResult.Refusal> refusals(List<FoundItem> found) {
    var refusals = new ArrayList<WriteResult.Refusal>();
    for (var place = 0; place < writes.size(); place++) {
      var item = found.get(place);
      if (!item.meets(writes.get(place).write().precondition())) {
        refusals.add(new WriteResult.Refusal(item.key(), item.unexpired()));
      }
    }
    return refusals;
  }

  private void write(SqlConnection connection, List<FoundItem> found) throws SQLException {
    var items = after(found);
    var written = new ArrayList<WriteListener.Written>(writes.size());
    for (var place = 0; place < writes.size(); place++) {
      var planned = writes.get(place);
      planned.run(connection, items.get(place));
      if (!(planned.write() instanceof Write.Check)) {
        written.add(items.get(place));
      }
    }
    cache.written(connection, written);
    listener.written(connection, written);
  }

  private List<WriteListener.Written> after(List<FoundItem> found) {
    var items = new ArrayList<WriteListener.Written>(writes.size());
    var updated = new ArrayList<Item>();
    for (var place = 0; place < writes.size(); place++) {
      var write = writes.get(place).write();
      var item = found.get(place).with(write);
      if (write instanceof Write.Update) {
        updated.add(item.after().orElseThrow());
      }
      items.add(item);
    }
    ItemLimits.checkUpdated(updated);
    return items;
  }
}
