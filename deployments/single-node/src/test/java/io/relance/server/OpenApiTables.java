package io.relance.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the description of the API says beyond what controllers declare, a line each. */
final class OpenApiTables {
  private static final Map<String, String> OPERATIONS =
      lines("operations.txt")
          .map(line -> line.split(" "))
          .collect(Collectors.toMap(words -> route(words[0], words[1]), words -> words[2]));
  private static final Map<String, List<String>> REQUIRED =
      lines("required.txt")
          .map(line -> List.of(line.split(" ")))
          .collect(Collectors.toMap(List::getFirst, words -> words.subList(1, words.size())));
  private static final Map<String, Tag> TAGS =
      lines("tags.txt")
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toMap(words -> words[0], words -> Tag.of(words[1])));

  private OpenApiTables() {}

  /** The name of a group of operations, and what the group is about. */
  record Tag(String name, String description) {
    private static Tag of(String line) {
      var parts = line.split(": ", 2);
      return new Tag(
          parts[0], parts[1].substring(0, 1).toUpperCase(Locale.ROOT) + parts[1].substring(1));
    }
  }

  /** The operation id of a route, whatever its variables are called. */
  static String operation(String method, String path) {
    return find(OPERATIONS, route(method, path), "operations.txt");
  }

  /** The group of a route, by the first word of its path. */
  static Tag tag(String path) {
    var word = path.replaceFirst("^/v1/", "").replaceFirst("^/", "").replaceFirst("[/.].*", "");
    return find(TAGS, word, "tags.txt");
  }

  /** The routes that have an operation id, their variables without names. */
  static Set<String> routes() {
    return OPERATIONS.keySet();
  }

  /** A route as {@link #routes()} has it. */
  static String route(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + plain(path);
  }

  /** The schemas of which some fields are required only in requests. */
  static Map<String, List<String>> required() {
    return REQUIRED;
  }

  /** The fields that the body of a request must have. */
  static List<String> required(String schema) {
    return REQUIRED.getOrDefault(schema, List.of());
  }

  /** The example of an operation's body, as JSON. */
  static Optional<String> example(String operation) {
    return text("examples/" + operation + ".json");
  }

  private static <T> T find(Map<String, T> table, String key, String file) {
    return Optional.ofNullable(table.get(key))
        .orElseThrow(
            () -> new AssertionError("openapi/%s has no line for %s".formatted(file, key)));
  }

  private static String plain(String path) {
    return path.replaceAll("\\{[^}]*}", "{}");
  }

  private static Stream<String> lines(String file) {
    return text(file).orElseThrow().lines();
  }

  private static Optional<String> text(String file) {
    try (var in = OpenApiTables.class.getResourceAsStream("/openapi/" + file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
