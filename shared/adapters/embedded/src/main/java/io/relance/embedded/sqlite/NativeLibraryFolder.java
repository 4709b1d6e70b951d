package io.relance.embedded.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder into which SQLite's driver unpacks its native library. It is in the data folder, which
 * one process at a time holds, so that what killed processes left there can be removed.
 */
final class NativeLibraryFolder {
  static final String PROPERTY = "org.sqlite.tmpdir";

  private NativeLibraryFolder() {}

  /** Empties the folder and uses it, unless the property names another one; once in a process. */
  static synchronized void use(Path data) throws IOException {
    if (System.getProperty(PROPERTY) != null) {
      return;
    }
    var folder = data.resolve("native").toAbsolutePath();
    PrivateFiles.createFolder(folder);
    try (var left = Files.list(folder)) {
      for (var file : left.toList()) {
        Files.delete(file);
      }
    }
    System.setProperty(PROPERTY, folder.toString());
  }
}
