package io.relance.functions.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sources of the console, as {@code dist/sources.txt} lists them: the SHA-256 and the path of
 * each, in the order of the bytes of their paths.
 */
final class ConsoleSources {
  private static final Comparator<String> BY_BYTES =
      Comparator.comparing(ConsoleSources::bytes, Arrays::compareUnsigned);

  private final Path console;

  ConsoleSources(Path console) {
    this.console = console;
  }

  /** What dist was built of, as it says; empty if there are no sources to build. */
  Optional<String> built() {
    return Files.exists(console.resolve("package.json"))
        ? Optional.of(new String(read("dist/sources.txt"), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** The list of the sources as they are. */
  String present() {
    return Stream.concat(
            below("src"),
            Stream.of("index.html", "package.json", "package-lock.json", "vite.config.ts"))
        .sorted(BY_BYTES)
        .map(path -> sha256(read(path)) + "  " + path + "\n")
        .collect(Collectors.joining());
  }

  private Stream<String> below(String folder) {
    try (var files = Files.walk(console.resolve(folder))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> console.relativize(file).toString().replace('\\', '/'))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] read(String path) {
    try {
      return Files.readAllBytes(console.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String path) {
    return path.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
