package io.relance.server.audience;

import io.relance.audience.AudienceIndex;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The file in which an index outlives the process; it is whole, or it is not there. */
final class AudienceSnapshot {
  private static final int BUFFER = 1 << 20;

  private final Path file;
  private final Path unfinished;

  AudienceSnapshot(Path folder) {
    this.file = folder.resolve("audience.snapshot");
    this.unfinished = folder.resolve("audience.snapshot.new");
  }

  /** What the file holds; empty when there is none, or when it is damaged. */
  Optional<AudienceIndex.Snapshot> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (var stream = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      return Optional.of(AudienceIndex.read(stream));
    }
  }

  void write(AudienceIndex index, String position) throws IOException {
    try (var stream = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER)) {
      index.write(stream, position);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
