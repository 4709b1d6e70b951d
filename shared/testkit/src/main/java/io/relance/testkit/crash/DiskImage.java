package io.relance.testkit.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The disk as a crash at this moment would leave it: only committed data. */
public final class DiskImage {
  private static final String DATABASE = "relance.db";

  private DiskImage() {}

  /** Takes an image of a data folder that is in use, into a separate folder. */
  public static Path of(Path folder, Path images) {
    try {
      Path image = Files.createTempDirectory(images, "image");
      copyDatabase(folder.resolve(DATABASE), image.resolve(DATABASE));
      copyObjects(folder.resolve("objects"), image.resolve("objects"));
      return image;
    } catch (SQLException | IOException e) {
      throw new AssertionError("No image of the disk could be taken", e);
    }
  }

  private static void copyDatabase(Path from, Path to) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + from);
        var statement = connection.createStatement()) {
      statement.execute("pragma busy_timeout = 10000");
      statement.execute("vacuum into '" + to + "'");
    }
  }

  private static void copyObjects(Path from, Path to) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    try (var files = Files.walk(from)) {
      files.forEach(file -> copy(file, to.resolve(from.relativize(file).toString())));
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
