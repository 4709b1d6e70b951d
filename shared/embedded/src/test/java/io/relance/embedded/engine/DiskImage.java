package io.relance.embedded.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The disk as a crash at this moment would leave it: what was committed, and nothing else. */
final class DiskImage {
  private DiskImage() {}

  /** Takes an image of a folder that is in use, into a folder of its own. */
  static Path of(Path folder, Path images) {
    try {
      Path image = Files.createTempDirectory(images, "image");
      String file = image.resolve("relance.db").toString();
      try (var connection =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("relance.db"));
          var statement = connection.createStatement()) {
        statement.execute("pragma busy_timeout = 10000");
        statement.execute("vacuum into '" + file + "'");
      }
      return image;
    } catch (SQLException | IOException e) {
      throw new AssertionError("No image of the disk could be taken", e);
    }
  }
}
