package io.relance.server;

import io.relance.server.TestClock.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The file of the test clock in a data folder: its time, and how far it was advanced. */
final class TestClockFile {
  private final Path file;

  TestClockFile(Path folder) {
    this.file = folder.resolve("test-clock");
  }

  /** Empty where no test clock has been moved. */
  Optional<Reading> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var lines = Files.readAllLines(file);
      return Optional.of(new Reading(Instant.parse(lines.get(0)), Duration.parse(lines.get(1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      throw new IllegalStateException("Test clock file %s is damaged".formatted(file), e);
    }
  }

  /** Replaces what the file says in one step, so that a crash leaves the one or the other. */
  void write(Reading reading) {
    try {
      Files.createDirectories(file.getParent());
      var next = file.resolveSibling("test-clock.next");
      Files.writeString(next, reading.now() + "\n" + reading.ahead() + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
