package io.relance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The project's folder, wherever the tests are started in it. */
public final class Project {
  private static final List<String> MODULES =
      List.of("shared", "functions", "deployments", "benchmarks");

  private Project() {}

  public static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("verify"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }

  /** Every Java file below {@code src/main} or {@code src/test} of a module. */
  static List<Path> javaFiles(String kind) {
    return MODULES.stream()
        .map(root()::resolve)
        .flatMap(Project::files)
        .filter(file -> file.toString().endsWith(".java"))
        .filter(file -> file.toString().contains("/src/" + kind + "/"))
        .filter(file -> !file.toString().contains("/target/"))
        .sorted()
        .toList();
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file in a folder, however deep. */
  static Stream<Path> files(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
