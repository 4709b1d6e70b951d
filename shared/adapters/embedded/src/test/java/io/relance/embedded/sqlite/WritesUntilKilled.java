package io.relance.embedded.sqlite;

import io.relance.domain.queue.Message;
import io.relance.domain.queue.QueueName;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Table;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.store.SqliteItemStore;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A process that writes with many callers, and says after each answer what was answered. */
final class WritesUntilKilled {
  static final Table TABLE = Table.of("things");
  static final QueueName QUEUE = new QueueName("queue", false, Duration.ofMinutes(1), 5);
  private static final int CALLERS = 16;

  private WritesUntilKilled() {}

  public static void main(String[] arguments) {
    var database = SqliteDatabase.open(Path.of(arguments[0]));
    var store = new SqliteItemStore(database, InstantSource.system());
    var queue = new SqliteQueue(database, InstantSource.system());
    for (var caller = 0; caller < CALLERS; caller++) {
      var name = arguments[1] + "-" + caller;
      Thread.ofPlatform().start(() -> write(store, queue, name, System.out));
    }
  }

  /** Each turn writes two items in one transaction, then a message. */
  private static void write(
      SqliteItemStore store, SqliteQueue queue, String caller, PrintStream answered) {
    for (var turn = 1; ; turn++) {
      store.transact(
          List.of(
              Write.putNew(new Item(key(caller, "turn-" + turn), Map.of("turn", Value.of(turn)))),
              Write.update(key(caller, "count"), Precondition.always(), Edit.add("count", 1))));
      queue.send(QUEUE, Message.of(caller + " " + turn));
      answered.println(caller + " " + turn);
    }
  }

  static ItemKey key(String caller, String sort) {
    return new ItemKey(TABLE, caller, sort);
  }
}
