package io.relance.testkit.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Test cases as folders: the input and the expected output.
 *
 * <p>With {@code -Dgolden.update=true} the output is written instead of compared; the difference is
 * then reviewed like any other change.
 */
public final class GoldenFolders {
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private GoldenFolders() {}

  /** The folders right under a root, by name. */
  public static List<Path> under(Path root) {
    try (var folders = Files.list(root)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares the output with the expected file. */
  public static void hold(Path file, String actual) {
    if (UPDATE) {
      write(file, actual);
    }
    assertThat(file).as("Golden file; -Dgolden.update=true writes it").exists();
    assertThat(actual).as(file.toString()).isEqualTo(read(file));
  }

  /** Checks that a case has no file for an output that it must not have. */
  public static void absent(Path file) {
    try {
      if (UPDATE) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(file).as("Golden file of another result").doesNotExist();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
