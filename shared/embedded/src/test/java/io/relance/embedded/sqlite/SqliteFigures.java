package io.relance.embedded.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/** Prints what the storage does in a second on this machine; run by hand. */
final class SqliteFigures {
  private static final Duration DURING = Duration.ofSeconds(5);

  private SqliteFigures() {}

  public static void main(String[] arguments) throws Exception {
    for (var callers : new int[] {1, 16, 64, 256, 1024}) {
      smallTransactions(callers);
    }
  }

  private static void smallTransactions(int callers) throws IOException, InterruptedException {
    try (var database = SqliteDatabase.open(Files.createTempDirectory("figures"))) {
      database.install(
          Schema.of("notes", "create table notes (id integer primary key, text text not null)"));
      var text = "x".repeat(200);
      var rate =
          Throughput.perSecond(
              callers,
              DURING,
              (caller, turn) ->
                  database.write(
                      c ->
                          c.execute(
                              "insert into notes values (?, ?)",
                              (long) caller << 32 | turn,
                              text)));
      System.out.printf("small transactions, %d callers: %.0f/s%n", callers, rate);
    }
  }
}
