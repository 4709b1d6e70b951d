package io.relance.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Searches the bytes of all files of a folder. */
public final class FolderSearch {
  private FolderSearch() {}

  /** Those of some words, in ASCII, that a file of the folder contains. */
  public static List<String> found(Path folder, List<String> words) {
    try (var files = Files.walk(folder)) {
      var contents = files.filter(Files::isRegularFile).map(FolderSearch::read).toList();
      return words.stream()
          .filter(word -> contents.stream().anyMatch(content -> content.contains(word)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
