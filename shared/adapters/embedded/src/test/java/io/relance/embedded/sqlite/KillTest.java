package io.relance.embedded.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.queue.Received;
import io.relance.embedded.queue.SqliteQueue;
import io.relance.embedded.store.SqliteItemStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D2.1: what was answered is there after kill -9, and no transaction is half there")
class KillTest {
  private static final int KILLS = 3;
  private static final int ANSWERS_BEFORE_A_KILL = 400;

  @TempDir Path folder;

  @Test
  void losesNothingThatWasAnswered() throws Exception {
    var answered = new ArrayList<String>();
    for (var kill = 0; kill < KILLS; kill++) {
      answered.addAll(answeredBeforeKill("run" + kill));
    }

    try (var database = SqliteDatabase.open(folder)) {
      var store = new SqliteItemStore(database, InstantSource.system());
      lastTurns(answered).forEach((caller, turn) -> checkItems(store, caller, turn));
      assertThat(messages(new SqliteQueue(database, InstantSource.system()))).containsAll(answered);
    }
    assertThat(answered).hasSizeGreaterThanOrEqualTo(KILLS * ANSWERS_BEFORE_A_KILL);
  }

  private List<String> answeredBeforeKill(String run) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                WritesUntilKilled.class.getName(),
                folder.toString(),
                run)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var lines = process.inputReader(UTF_8)) {
      var answered = new ArrayList<String>();
      while (answered.size() < ANSWERS_BEFORE_A_KILL) {
        answered.add(java.util.Objects.requireNonNull(lines.readLine(), "It ended by itself"));
      }
      process.toHandle().destroyForcibly();
      answered.addAll(rest(lines));
      return answered;
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** What it had still said; the last line may be cut off. */
  private static List<String> rest(BufferedReader lines) throws IOException {
    var rest = new StringBuilder();
    for (var unit = lines.read(); unit >= 0; unit = lines.read()) {
      rest.append((char) unit);
    }
    var whole = rest.substring(0, rest.lastIndexOf("\n") + 1);
    return whole.lines().toList();
  }

  private static Map<String, Integer> lastTurns(List<String> answered) {
    var last = new HashMap<String, Integer>();
    for (var line : answered) {
      var parts = line.split(" ", 2);
      last.merge(parts[0], Integer.parseInt(parts[1]), Math::max);
    }
    return last;
  }

  /** At most one turn more than was answered, and the two items of each turn together. */
  private static void checkItems(SqliteItemStore store, String caller, int answered) {
    var count = store.get(WritesUntilKilled.key(caller, "count")).orElseThrow().number("count");
    assertThat(count).isBetween((long) answered, answered + 1L);
    for (var turn = 1; turn <= count; turn++) {
      assertThat(store.get(WritesUntilKilled.key(caller, "turn-" + turn))).isPresent();
    }
    assertThat(store.get(WritesUntilKilled.key(caller, "turn-" + (count + 1)))).isEmpty();
  }

  private static Set<String> messages(SqliteQueue queue) {
    var bodies = new HashSet<String>();
    List<Received> received;
    do {
      received = queue.receive(WritesUntilKilled.QUEUE, 1_000, Duration.ZERO);
      received.forEach(message -> bodies.add(message.body()));
      queue.acknowledge(WritesUntilKilled.QUEUE, received);
    } while (!received.isEmpty());
    return bodies;
  }
}
