package io.relance.embedded.sqlite;

import com.sun.management.OperatingSystemMXBean;
import io.relance.domain.queue.Message;
import io.relance.domain.queue.QueueName;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Index;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Table;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.store.SqliteItemStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Prints what the storage does in a second on this machine; run by hand. */
final class SqliteFigures {
  private static final Duration DURING = Duration.ofSeconds(Long.getLong("seconds", 5));
  private static final String TEXT = "x".repeat(200);
  private static final Table TABLE = Table.of("things", new Index("by-kind", "kind", "name"));
  private static final QueueName PLAIN = new QueueName("plain", false, Duration.ofMinutes(1), 5);
  private static final QueueName ORDERED = new QueueName("ordered", true, Duration.ofMinutes(1), 5);

  private SqliteFigures() {}

  private interface Measured {
    Throughput.Call on(SqliteDatabase database);
  }

  public static void main(String[] arguments) throws Exception {
    for (var name : arguments) {
      switch (name) {
        case "sql" -> measure("small SQL transactions", SqliteFigures::sql, 1, 16, 64, 256);
        case "one" -> measure("transactions of one put", d -> items(d, 1), 1, 64, 256);
        case "five" -> measure("transactions of five writes", d -> items(d, 5), 1, 64, 256);
        case "get" -> measure("gets", SqliteFigures::gets, 1, 2, 64);
        case "plain" -> measure("messages sent, received, done", d -> queue(d, PLAIN), 16, 64, 256);
        case "ordered" -> measure("the same, ordered", d -> queue(d, ORDERED), 16, 64, 256);
        case "batch" -> measure("the same, 100 at once", SqliteFigures::batches, 4, 16);
        default -> throw new IllegalArgumentException(name);
      }
    }
  }

  /** What the processor did: a measure that others at work on the machine disturb less. */
  private record Cpu(long process, long writer, long written) {
    static Cpu now() {
      var threads = ManagementFactory.getThreadMXBean();
      var writer =
          Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
              .filter(thread -> thread != null && thread.getThreadName().equals("sqlite-writer"))
              .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
              .sum();
      var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      return new Cpu(system.getProcessCpuTime(), writer, writtenBytes());
    }

    String until(Cpu later, double calls) {
      return "%.1f us of the writer, %.1f us in all, %.0f bytes to the disk for each"
          .formatted(
              (later.writer - writer) / calls / 1000,
              (later.process - process) / calls / 1000,
              (later.written - written) / calls);
    }

    private static long writtenBytes() {
      try (var lines = Files.lines(Path.of("/proc/self/io"))) {
        return lines
            .filter(line -> line.startsWith("write_bytes: "))
            .mapToLong(line -> Long.parseLong(line.substring("write_bytes: ".length())))
            .sum();
      } catch (IOException | UncheckedIOException e) {
        return 0;
      }
    }
  }

  private static void measure(String what, Measured measured, int... callers)
      throws IOException, InterruptedException {
    for (var number : callers) {
      var folder = Files.createTempDirectory("figures");
      try (var database = SqliteDatabase.open(folder)) {
        var call = measured.on(database);
        var before = Cpu.now();
        var rate = Throughput.perSecond(number, DURING, call);
        System.out.printf(
            "%s, %d callers: %.0f/s; %s%n",
            what, number, rate, before.until(Cpu.now(), rate * DURING.toSeconds()));
      }
      delete(folder);
    }
  }

  private static Throughput.Call sql(SqliteDatabase database) {
    database.install(
        Schema.of("notes", "create table notes (id integer primary key, text text not null)"));
    return (caller, turn) ->
        database.write(
            c -> c.execute("insert into notes values (?, ?)", (long) caller << 32 | turn, TEXT));
  }

  /** Half of the writes put new items, the others edit one that the caller has. */
  private static Throughput.Call items(SqliteDatabase database, int writes) {
    var store = new SqliteItemStore(database, InstantSource.system());
    return (caller, turn) -> {
      var list =
          Stream.iterate(0, n -> n + 1)
              .limit(writes)
              .map(n -> n % 2 == 0 ? newItem(turn) : edit(caller, n))
              .toList();
      if (!store.transact(list).committed()) {
        throw new IllegalStateException("Refused");
      }
    };
  }

  private static Write newItem(long turn) {
    var key = new ItemKey(TABLE, UUID.randomUUID().toString(), "enrollment");
    return Write.putNew(
        new Item(
            key,
            Map.of(
                "kind", Value.of("k" + turn % 100),
                "name", Value.of(key.partition()),
                "text", Value.of(TEXT),
                "count", Value.of(turn))));
  }

  private static Write edit(int caller, int number) {
    return Write.update(
        new ItemKey(TABLE, "caller-" + caller, "counter-" + number),
        Precondition.always(),
        Edit.add("count", 1),
        Edit.set("text", TEXT));
  }

  private static Throughput.Call gets(SqliteDatabase database) {
    var store = new SqliteItemStore(database, InstantSource.system());
    for (var number = 0; number < 10_000; number += 100) {
      var first = number;
      store.transact(
          Stream.iterate(first, n -> n + 1).limit(100).map(SqliteFigures::numbered).toList());
    }
    return (caller, turn) -> {
      if (store.get(key((int) ((caller * 7919L + turn * 104_729L) % 10_000))).isEmpty()) {
        throw new IllegalStateException("Not there");
      }
    };
  }

  private static Write numbered(int number) {
    return Write.putNew(
        new Item(key(number), Map.of("text", Value.of(TEXT), "n", Value.of(number))));
  }

  private static ItemKey key(int number) {
    return new ItemKey(TABLE, "contact-" + number, "profile");
  }

  private static Throughput.Call queue(SqliteDatabase database, QueueName name) {
    var queue = new SqliteQueue(database, InstantSource.system());
    return (caller, _) -> {
      queue.send(name, Message.of(TEXT).inGroup("group-" + caller));
      var received = queue.receive(name, 1, Duration.ofSeconds(5));
      queue.acknowledge(name, received);
    };
  }

  private static Throughput.Call batches(SqliteDatabase database) {
    var queue = new SqliteQueue(database, InstantSource.system());
    return (caller, _) -> {
      var message = Message.of(TEXT).inGroup("group-" + caller);
      queue.send(PLAIN, Stream.generate(() -> message).limit(100).toList());
      queue.acknowledge(PLAIN, queue.receive(PLAIN, 100, Duration.ofSeconds(5)));
    };
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
