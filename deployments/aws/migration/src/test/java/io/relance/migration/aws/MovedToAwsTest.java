package io.relance.migration.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.application.execution.wave.ImportedWaves;
import io.relance.application.execution.wave.Wave;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Tables;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Value;
import io.relance.migration.ExportInstallation;
import io.relance.migration.ImportInstallation;
import io.relance.migration.MigrationException;
import io.relance.migration.Origin;
import io.relance.server.migration.DataFolder;
import io.relance.testkit.fake.FakeTwilio;
import io.relance.testkit.time.HandClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop on one machine goes to AWS, lives there for a while, and comes back.
 *
 * <p>The stack is its tables, queues, bucket and machines on LocalStack, with our adapters; its
 * functions for queues and the agenda are run by hand. Executions reach the first element that
 * needs a function, and go on where the shop goes next.
 */
@DisplayName("D-1, D3.5: from one machine to AWS and back")
@EnabledIf(value = "isThere", disabledReason = "there is no LocalStack in Docker")
class MovedToAwsTest {
  @TempDir private Path folder = Path.of("");

  static boolean isThere() {
    var there = EmptyStack.canBeMade();
    if (!there) {
      System.out.println("MovedToAwsTest is skipped: there is no LocalStack in Docker");
    }
    return there;
  }

  @Test
  void goesOnAsIfItHadStayed() throws IOException {
    var start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try (var twilio = FakeTwilio.start();
        var stack = EmptyStack.make()) {
      var shop = new ShopRun(twilio, start);
      var clock = new HandClock(shop.untilItMoves(folder.resolve("first")));
      var stacks = new AwsStacks(stack.clients(), clock, _ -> stack.environment());

      moveThere(clock, stacks);
      assertAllIsThere(clock, stacks);
      var life = new StackRun(stack, shop.settings(), clock);
      clock.pass(Duration.ofSeconds(1));
      life.tick();
      assertWavesAreStarted(life);
      life.settle();
      assertThat(texts(twilio)).containsEntry("+33639980005 Thanks #5", 1L);
      assertThat(texts(twilio)).containsEntry("+33639980006 Thanks #6", 1L);

      moveBack(clock, stacks);
      shop.untilItEnds(folder.resolve("last"), clock.instant());
      assertThat(texts(twilio)).isEqualTo(EXPECTED);
    }
  }

  private static final Map<String, Long> EXPECTED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("+33639980001 An offer", 1L),
              Map.entry("+33639980002 An offer", 1L),
              Map.entry("+33639980003 An offer", 1L),
              Map.entry("+33639980001 The last day", 1L),
              Map.entry("+33639980003 The last day", 1L),
              Map.entry("+33639980003 A gift", 1L),
              Map.entry("+33639980004 Thanks #4", 1L),
              Map.entry("+33639980004 Again #4", 1L),
              Map.entry("+33639980005 Thanks #5", 1L),
              Map.entry("+33639980005 Again #5", 1L),
              Map.entry("+33639980006 Thanks #6", 1L),
              Map.entry("+33639980006 Again #6", 1L)));

  private void moveThere(HandClock clock, AwsStacks stacks) throws IOException {
    var file = folder.resolve("there.gz");
    try (var data = DataFolder.toBeRead(folder.resolve("first"), clock)) {
      export(data, clock, file);
    }
    new ImportInstallation(stacks.destination(EmptyStack.NAME), clock).run(file);
    assertThatThrownBy(
            () -> new ImportInstallation(stacks.destination(EmptyStack.NAME), clock).run(file))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("not empty");
  }

  private void moveBack(HandClock clock, AwsStacks stacks) throws IOException {
    var file = folder.resolve("back.gz");
    assertThatThrownBy(() -> export(stacks.origin(EmptyStack.NAME), clock, file))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("still work");
    clock.pass(Duration.ofMinutes(17));
    export(stacks.origin(EmptyStack.NAME), clock, file);
    try (var data = DataFolder.toBeWritten(folder.resolve("last"), clock)) {
      new ImportInstallation(data.destination(), clock).run(file);
    }
  }

  private static void export(Origin origin, HandClock clock, Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      new ExportInstallation(origin, "1.2.3", clock).export(out);
    }
  }

  /** But for machines, which are published anew, and entries of the agenda that start waves. */
  private void assertAllIsThere(HandClock clock, AwsStacks stacks) {
    var there = stacks.origin(EmptyStack.NAME);
    try (var data = DataFolder.toBeRead(folder.resolve("first"), clock)) {
      var expected = items(data);
      expected.replaceAll(
          (_, item) -> ImportedWaves.isWave(item) ? ImportedWaves.restarted(item) : item);
      expected.replaceAll((_, item) -> withoutMachine(item));
      var found = items(there);
      found.replaceAll((_, item) -> withoutMachine(item));
      assertThat(found).containsAllEntriesOf(expected);
      assertThat(found.keySet()).hasSize(expected.size() + openWaves(there).size());
      assertThat(there.objects().list(""))
          .isNotEmpty()
          .containsExactlyElementsOf(data.objects().list("").toList());
    }
    assertThatThrownBy(there::checkStandsStill)
        .as("the order that waited waits there")
        .hasMessageContaining("Messages wait in queues ({moved-ingest=1})");
  }

  private static Map<ItemKey, Item> items(Origin origin) {
    var items = new HashMap<ItemKey, Item>();
    for (var table : Tables.ALL) {
      origin.tables().items(table).forEach(item -> items.put(item.key(), item));
    }
    items.keySet().removeIf(key -> key.partition().equals("cursor"));
    items.values().removeIf(MovedToAwsTest::isOfTheCommandLine);
    return items;
  }

  /** Exports and imports leave an audit entry, each in its own installation. */
  private static boolean isOfTheCommandLine(Item item) {
    return item.text("actor").equals(Optional.of("command-line"));
  }

  private static List<Item> openWaves(Origin origin) {
    return origin
        .tables()
        .items(Tables.WALKS)
        .filter(item -> ImportedWaves.unfinished(item).isPresent())
        .toList();
  }

  private static Item withoutMachine(Item item) {
    var attributes = new HashMap<>(item.attributes());
    attributes.computeIfPresent("machine", (_, _) -> Value.of("published there"));
    return new Item(item.key(), attributes);
  }

  /** D3.5: by a name that no execution had before, at the element where the wave stands. */
  private static void assertWavesAreStarted(StackRun life) {
    var waves =
        life.relance().authoring().automations().all().stream()
            .flatMap(automation -> life.relance().execution().waves().open(automation.id()))
            .map(found -> found.wave())
            .filter(wave -> wave.state() == Wave.State.SEALED)
            .toList();
    assertThat(waves).hasSizeGreaterThanOrEqualTo(2);
    for (var wave : waves) {
      var execution =
          life.ports()
              .engine()
              .describe(new MachineVersion(wave.machine()), wave.execution())
              .orElseThrow();
      var input = Json.tree(execution.input());
      assertThat(wave.machine()).contains(":stateMachine:" + EmptyStack.NAME + "-");
      assertThat(wave.attempt()).isEqualTo(2);
      assertThat(input.path("wave").asText()).isEqualTo(wave.id().value());
      assertThat(input.path("attempt").asLong()).isEqualTo(2);
      assertThat(input.path("enter").asText()).isEqualTo(wave.at().value());
      assertThat(input.path("until").asText(""))
          .isEqualTo(wave.until().map(Instant::toString).orElse(""));
    }
  }

  private static Map<String, Long> texts(FakeTwilio twilio) {
    return twilio.taken().stream()
        .collect(
            Collectors.groupingBy(
                text -> text.to() + " " + text.body(), TreeMap::new, Collectors.counting()));
  }
}
