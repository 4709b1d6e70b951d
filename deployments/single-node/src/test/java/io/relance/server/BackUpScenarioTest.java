package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.testkit.time.HandClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Copies made as docs/operations.md says can be started on")
class BackUpScenarioTest {
  @TempDir private Path folder = Path.of("");

  private Outside outside = Outside.in(folder);

  @BeforeEach
  void aFolder() throws IOException {
    outside = Outside.in(Files.createDirectories(folder.resolve("data")));
  }

  @Test
  void goesOnFromACopyMadeWhileItWasStopped() {
    try (var testShop = TestShop.undisturbed(outside)) {
      begin(testShop);
    }
    copy(outside.folder(), folder.resolve("copy"));

    assertThat(end(folder.resolve("copy"))).isEqualTo(end(outside.folder()));
  }

  /** With an order in the folder of objects that came between the first copy and the last. */
  @Test
  void goesOnFromACopyMadeWhileItRan() throws SQLException {
    var copy = folder.resolve("copy");
    try (var testShop = TestShop.undisturbed(outside)) {
      begin(testShop);
      copy(outside.folder().resolve("objects"), copy.resolve("objects"));
      Happenings.shopTells(testShop, "orders/create", Happenings.SHOP.largeOrder(3));
      backUp(outside.folder(), copy);
      copy(outside.folder().resolve("objects"), copy.resolve("objects"));
    }

    assertThat(end(copy)).isEqualTo(end(outside.folder()));
  }

  private static void begin(TestShop testShop) {
    Happenings.subscribers(testShop, 3);
    testShop.activate("Offer", Flows.OFFER);
    testShop.activate("Thanks", Flows.THANKS);
    Happenings.launches(testShop, "Offer", 3);
    testShop.until(testShop.now().plus(Duration.ofMinutes(10)));
    Happenings.shopTells(testShop, "orders/create", Happenings.SHOP.order(1, "Ana"));
    testShop.settle();
  }

  private Outcome end(Path data) {
    var world = new Outside(data, new HandClock(outside.clock().instant()), taken());
    try (var testShop = TestShop.undisturbed(world)) {
      testShop.settle();
      testShop.until(testShop.now().plus(Duration.ofDays(2)));
      testShop.assertQuiet();
      return testShop.outcome();
    }
  }

  private FakeProviders taken() {
    return outside.carriers().like(true);
  }

  /** As {@code sqlite3 relance.db ".backup …"} does. */
  private static void backUp(Path data, Path copy) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("relance.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate("backup to '%s'".formatted(copy.resolve("relance.db")));
    }
  }

  /** What is there already stays. */
  private static void copy(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (Files.notExists(target)) {
          Files.copy(file, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
