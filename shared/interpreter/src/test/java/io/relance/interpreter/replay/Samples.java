package io.relance.interpreter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.interpreter.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The recorded executions and the definitions that they ran, read where the environment says. */
final class Samples {
  private final Path root;
  private final Map<Path, JsonNode> read = new HashMap<>();

  private Samples(Path root) {
    this.root = root;
  }

  /** Empty when there are none on this machine. */
  static Optional<Samples> find() {
    return Optional.ofNullable(System.getenv("RELANCE_SAMPLES"))
        .map(folder -> Path.of(folder, "localstack-stepfunctions"))
        .filter(folder -> Files.isRegularFile(folder.resolve("INDEX.json")))
        .map(Samples::new);
  }

  List<Recording> recordings() {
    var recordings = new ArrayList<Recording>();
    for (JsonNode entry : json(root.resolve("INDEX.json"))) {
      String test = entry.path("test").asText();
      Path snapshot = tests().resolve(entry.path("snapshot").asText());
      if (Files.exists(snapshot)) {
        var templates = new ArrayList<String>();
        entry.path("templates").forEach(t -> templates.add(t.asText()));
        JsonNode content = json(snapshot).path(test).path("recorded-content");
        collect(content, "", new Recording(test, "", templates, List.of()), recordings);
      }
    }
    return recordings;
  }

  private static void collect(
      JsonNode json, String path, Recording of, List<Recording> recordings) {
    JsonNode events = json.isArray() ? json : json.path("events");
    if (events.isArray() && events.path(0).has("previousEventId")) {
      var all = new ArrayList<JsonNode>();
      events.forEach(all::add);
      if (all.getLast().path("type").asText().equals("ExecutionStarted")) {
        Collections.reverse(all);
      }
      recordings.add(new Recording(of.test(), path, of.templates(), all));
      return;
    }
    json.properties().forEach(e -> collect(e.getValue(), e.getKey(), of, recordings));
    if (json.isArray()) {
      for (int i = 0; i < json.size(); i++) {
        collect(json.get(i), path + i, of, recordings);
      }
    }
  }

  private Path tests() {
    return root.resolve("tests/aws/services/stepfunctions");
  }

  /** All definitions, by path below the folder of the tests. */
  Map<String, JsonNode> templates() {
    var templates = new HashMap<String, JsonNode>();
    try (Stream<Path> files = Files.walk(tests().resolve("templates"))) {
      files
          .filter(file -> file.toString().endsWith(".json5"))
          .sorted()
          .forEach(file -> templates.put(tests().relativize(file).toString(), json(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return templates;
  }

  private JsonNode json(Path file) {
    return read.computeIfAbsent(
        file,
        f -> {
          try {
            return Runs.json(Files.readString(f));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
