package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.application.execution.wave.FailedWaves;
import io.relance.application.execution.wave.ImportedWaves;
import io.relance.application.persistence.Queues;
import io.relance.application.persistence.Tables;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.PageRequest;
import io.relance.migration.Destination;
import io.relance.migration.ImportInstallation;
import io.relance.migration.MigrationException;
import io.relance.server.migration.DataFolder;
import io.relance.testkit.crash.Effect;
import io.relance.testkit.crash.EffectWatch;
import io.relance.testkit.crash.WatchedItemStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D3.5: what is moved is all there, or nothing is")
class MovedDataTest {
  @TempDir private Path folder = Path.of("");

  private Outside outside = Outside.in(folder);
  private Path file = folder;

  /** Somebody waits, somebody opted out, somebody is on a list, and a large order is under way. */
  @BeforeEach
  void anInstallation() throws IOException {
    outside = Outside.in(Files.createDirectories(folder.resolve("data")));
    file = folder.resolve("moved.gz");
    try (var testShop = TestShop.undisturbed(outside)) {
      Happenings.subscribers(testShop, 3);
      testShop.activate("Offer", Flows.OFFER);
      testShop.activate("Thanks", Flows.THANKS);
      testShop.activate("Sorting", Flows.sorting(testShop.list()));
      Happenings.launches(testShop, "Offer", 3, 2);
      testShop.until(testShop.now().plus(Duration.ofMinutes(10)));
      Happenings.shopTells(testShop, "orders/create", Happenings.SHOP.order(1, "Ana"));
      Happenings.textComes(testShop, "SM1", Happenings.phone(2), "STOP");
      testShop.settle();
      Happenings.shopTells(testShop, "orders/create", Happenings.SHOP.largeOrder(3));
    }
  }

  /** Waves owe their start again, and the agenda has what starts them. */
  @Test
  void keepsEveryItemObjectAndMessage() {
    Moves.export(outside.folder(), outside.clock(), file);
    Moves.bringIn(file, outside.clock(), folder.resolve("new"));

    try (var old = DataFolder.toBeRead(outside.folder(), outside.clock());
        var moved = DataFolder.toBeRead(folder.resolve("new"), outside.clock())) {
      var expected = items(old);
      expected.replaceAll(
          (_, item) -> ImportedWaves.isWave(item) ? ImportedWaves.restarted(item) : item);
      var there = items(moved);
      assertThat(moves(moved, "installation.import")).isOne();
      assertThat(there).containsAllEntriesOf(expected);
      assertThat(expected.keySet())
          .containsAll(there.keySet().stream().filter(key -> !isEntry(key)).toList());
      assertThat(moved.objects().list("")).isNotEmpty().containsExactlyElementsOf(objects(old));
      assertThat(moved.waiting(Queues.SHOP_FACTS))
          .isNotEmpty()
          .containsExactlyElementsOf(old.waiting(Queues.SHOP_FACTS).toList());
    }
  }

  @Test
  void leavesTheOldInstallationAsItWas() {
    Map<ItemKey, Item> before;
    try (var old = DataFolder.toBeRead(outside.folder(), outside.clock())) {
      before = items(old);
    }

    Moves.export(outside.folder(), outside.clock(), file);

    try (var old = DataFolder.toBeRead(outside.folder(), outside.clock())) {
      assertThat(items(old)).isEqualTo(before);
      assertThat(moves(old, "installation.export")).isOne();
    }
  }

  /** L-15: a dead letter is still one, and goes on from its element. */
  @Test
  void keepsDeadLettersThatCanBeReplayed() {
    try (var testShop = TestShop.undisturbed(outside)) {
      testShop.settle();
      var automation = automation(testShop, "Offer");
      var wave =
          testShop.relance().execution().waves().open(new AutomationId(automation)).findFirst();
      var lost = wave.orElseThrow().wave();
      testShop
          .relance()
          .execution()
          .failedWaves()
          .markFailed(new FailedWaves.Execution(lost.id(), lost.attempt()), "a test");
    }

    try (var testShop = TestShop.undisturbed(Moves.onward(outside))) {
      testShop.settle();
      var letters =
          testShop.relance().administration().deadLetters().list(PageRequest.first(10)).letters();
      assertThat(letters).hasSize(1);
      assertThat(
              testShop
                  .relance()
                  .administration()
                  .replayDeadLetter()
                  .replay(letters.getFirst().id()))
          .isTrue();
      testShop.until(testShop.now().plus(Duration.ofDays(2)));
      testShop.assertQuiet();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.3, 0.7, 0.99, 0.9999})
  void refusesAFileThatWasCutShort(double share) throws IOException {
    Moves.export(outside.folder(), outside.clock(), file);
    var bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * share)));

    assertRefused("not a complete export");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"last\":true", "SM1", "\"lines\":1", "\"digest\":\""})
  void refusesAFileThatWasChanged(String there) throws IOException {
    Moves.export(outside.folder(), outside.clock(), file);
    var text = text(file);
    assertThat(text).contains(there);
    write(text.replaceFirst(Pattern.quote(there), "\"other\":1"));

    assertRefused("not a complete export");
  }

  @Test
  void refusesAFileThatLacksALine() throws IOException {
    Moves.export(outside.folder(), outside.clock(), file);
    var lines = text(file).lines().toList();
    write(String.join("\n", lines.subList(0, 5)) + "\n" + lines.getLast() + "\n");

    assertRefused("not a complete export");
  }

  @Test
  void refusesAFileOfALaterFormat() throws IOException {
    Moves.export(outside.folder(), outside.clock(), file);
    write(text(file).replaceFirst("\"format\":1", "\"format\":2"));

    assertRefused("format 2");
  }

  @Test
  void refusesATargetThatIsNotEmpty() {
    Moves.export(outside.folder(), outside.clock(), file);
    var before = StoreDump.of(outside.folder());

    assertThatThrownBy(() -> Moves.bringIn(file, outside.clock(), outside.folder()))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("not empty");
    assertThat(StoreDump.of(outside.folder())).isEqualTo(before);
  }

  /** D3.2: cut short between any two writes, and run again. */
  @Test
  void endsWhatWasCutShortWhenItIsRunAgain() {
    Moves.export(outside.folder(), outside.clock(), file);
    Moves.bringIn(file, outside.clock(), folder.resolve("whole"));
    Outcome expected;
    try (var whole = in(folder.resolve("whole"))) {
      whole.settle();
      expected = whole.outcome();
    }

    var cut = true;
    for (int writes = 0; cut; writes++) {
      var target = folder.resolve("cut-" + writes);
      cut = isCutShort(target, writes);
      if (writes > 0 && cut) {
        assertThatThrownBy(() -> in(target)).hasMessageContaining("run ./relance import again");
      }
      if (cut) {
        Moves.bringIn(file, outside.clock(), target);
      }
      try (var testShop = in(target)) {
        testShop.settle();
        assertThat(testShop.outcome()).isEqualTo(expected);
      }
    }
  }

  private TestShop in(Path target) {
    return TestShop.undisturbed(new Outside(target, outside.clock(), taken()));
  }

  /** Whether an import needs more writes than these. */
  private boolean isCutShort(Path target, int writes) {
    var left = new AtomicInteger(writes);
    try (var data = DataFolder.toBeWritten(target, outside.clock())) {
      var whole = data.destination();
      var store = new WatchedItemStore(whole.store(), failing(left));
      var failing =
          new Destination(store, whole.tables(), whole.objects(), whole.queue(), whole.machines());
      new ImportInstallation(failing, outside.clock()).run(file);
      return false;
    } catch (TransientFailure cut) {
      return true;
    }
  }

  private static EffectWatch failing(AtomicInteger left) {
    return new EffectWatch() {
      @Override
      public void before(Effect effect) {
        if (left.getAndDecrement() <= 0) {
          throw new TransientFailure("The store is gone");
        }
      }

      @Override
      public void after(Effect effect) {}
    };
  }

  private static String automation(TestShop testShop, String name) {
    return testShop.relance().authoring().automations().all().stream()
        .filter(found -> found.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id()
        .value();
  }

  private FakeProviders taken() {
    return outside.carriers().like(true);
  }

  private void assertRefused(String sentence) {
    var target = folder.resolve("new");
    assertThatThrownBy(() -> Moves.bringIn(file, outside.clock(), target))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining(sentence);
    try (var empty = DataFolder.toBeWritten(target, outside.clock())) {
      assertThat(items(empty)).as("nothing was written").isEmpty();
    }
  }

  private static Map<ItemKey, Item> items(DataFolder data) {
    var items = new HashMap<ItemKey, Item>();
    for (var table : Tables.ALL) {
      data.tables().items(table).forEach(item -> items.put(item.key(), item));
    }
    items.keySet().removeIf(key -> key.partition().equals("cursor"));
    items.values().removeIf(item -> isMove(item, "installation.export"));
    items.values().removeIf(item -> isMove(item, "installation.import"));
    return items;
  }

  private static boolean isMove(Item item, String action) {
    return item.text("actor").equals(Optional.of("command-line"))
        && item.text("action").equals(Optional.of(action));
  }

  private static long moves(DataFolder data, String action) {
    return data.tables().items(Tables.PLATFORM).filter(item -> isMove(item, action)).count();
  }

  private static List<String> objects(DataFolder data) {
    return data.objects().list("").toList();
  }

  private static boolean isEntry(ItemKey key) {
    return key.table().equals(Tables.AGENDA);
  }

  private static String text(Path file) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void write(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    Files.write(file, bytes.toByteArray());
  }
}
