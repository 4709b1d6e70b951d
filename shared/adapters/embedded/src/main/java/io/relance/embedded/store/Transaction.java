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
 * One transaction, as the writer runs it: first everything is read and decided, then written, so
 * that a refused one has changed nothing.
 */
final class Transaction implements SqlWork<WriteResult> {
  private final List<SqliteWrite> writes;
  private final Instant now;
  private final WriteListener listener;

  Transaction(List<SqliteWrite> writes, Instant now, WriteListener listener) {
    this.writes = writes;
    this.now = now;
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

  private List<Optional<Item>> found(SqlConnection connection) throws SQLException {
    var found = new ArrayList<Optional<Item>>(writes.size());
    for (var planned : writes) {
      var skipped = planned.isBlind() && !listener.wants(planned.key().table());
      found.add(skipped ? Optional.empty() : planned.table().find(connection, planned.key()));
    }
    return found;
  }

  private List<WriteResult.Refusal> refusals(List<Optional<Item>> found) {
    var refusals = new ArrayList<WriteResult.Refusal>();
    for (var place = 0; place < writes.size(); place++) {
      var write = writes.get(place).write();
      var alive = found.get(place).filter(item -> !item.hasExpired(now));
      if (!Conditions.hold(write.precondition(), alive)) {
        refusals.add(new WriteResult.Refusal(write.key(), alive));
      }
    }
    return refusals;
  }

  private void write(SqlConnection connection, List<Optional<Item>> found) throws SQLException {
    var after = after(found);
    var written = new ArrayList<WriteListener.Written>(writes.size());
    for (var place = 0; place < writes.size(); place++) {
      var planned = writes.get(place);
      planned.run(connection, found.get(place), after.get(place));
      if (!(planned.write() instanceof Write.Check)) {
        written.add(new WriteListener.Written(planned.key(), found.get(place), after.get(place)));
      }
    }
    listener.written(connection, written);
  }

  private List<Optional<Item>> after(List<Optional<Item>> found) {
    var after = new ArrayList<Optional<Item>>(writes.size());
    var bytes = 0L;
    for (var place = 0; place < writes.size(); place++) {
      var planned = writes.get(place);
      var item = planned.after(found.get(place), now);
      if (planned.write() instanceof Write.Update) {
        bytes += ItemLimits.check(item.orElseThrow());
      }
      after.add(item);
    }
    if (bytes > ItemLimits.TRANSACTION_BYTES) {
      throw new IllegalArgumentException(
          "A transaction must be at most 4 MB, not " + bytes + " bytes");
    }
    return after;
  }
}
