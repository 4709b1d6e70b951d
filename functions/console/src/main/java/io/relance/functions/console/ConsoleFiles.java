package io.relance.functions.console;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The files of the console by their names, all read from the package at the start. */
@Singleton
final class ConsoleFiles {
  static final String INDEX = "index.html";

  private final Map<String, ConsoleFile> files = read();

  /** The file of a name such as {@code assets/index-AbCdEf12.js}; a name is no path. */
  Optional<ConsoleFile> find(String name) {
    return Optional.ofNullable(files.get(name));
  }

  Map<String, ConsoleFile> all() {
    return Map.copyOf(files);
  }

  private static Map<String, ConsoleFile> read() {
    try {
      return at(Objects.requireNonNull(ConsoleFiles.class.getResource("dist/" + INDEX)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The console has no address in the package", e);
    }
  }

  /** The files beside an index, which is in a jar or in a folder. */
  static Map<String, ConsoleFile> at(URI index) {
    try {
      return "jar".equals(index.getScheme()) ? ofJar(index) : in(Path.of(index));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, ConsoleFile> ofJar(URI index) throws IOException {
    var parts = index.toString().split("!", 2);
    try (var jar = FileSystems.newFileSystem(Path.of(URI.create(parts[0].substring(4))))) {
      return in(jar.getPath(parts[1]));
    }
  }

  private static Map<String, ConsoleFile> in(Path index) throws IOException {
    var folder = Objects.requireNonNull(index.getParent());
    var files = new TreeMap<String, ConsoleFile>();
    try (var paths = Files.walk(folder)) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        var name = folder.relativize(path).toString().replace('\\', '/');
        files.put(name, ConsoleFile.of(name, Files.readAllBytes(path)));
      }
    }
    return files;
  }
}
