package io.relance.migration;

import io.relance.domain.objectstore.ObjectStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Puts objects together of their pieces, in a file beside, and keeps each when it is whole. */
final class Objects implements AutoCloseable {
  private final ObjectStore store;
  private @Nullable Path file;
  private @Nullable OutputStream out;

  Objects(ObjectStore store) {
    this.store = store;
  }

  void put(ExportLine.Piece piece) {
    try {
      append(Base64.getDecoder().decode(piece.bytes()));
      if (piece.last()) {
        keep(piece.object());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(byte[] bytes) throws IOException {
    if (out == null) {
      file = Files.createTempFile("relance", ".object");
      out = Files.newOutputStream(file);
    }
    out.write(bytes);
  }

  private void keep(String name) throws IOException {
    var whole = java.util.Objects.requireNonNull(file);
    java.util.Objects.requireNonNull(out).close();
    try (var content = Files.newInputStream(whole)) {
      store.put(name, content);
    }
    close();
  }

  @Override
  public void close() {
    try {
      if (out != null && file != null) {
        out.close();
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out = null;
    file = null;
  }
}
