package io.relance.server.flows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.application.persistence.Json;
import io.relance.compiler.codec.FlowJson;
import io.relance.domain.text.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A folder of automations: the draft of each as {@code <key>.json}, its live version as {@code
 * live/<key>.json}, and {@code automations.json}, which says what was pulled. The same flow is
 * always written as the same bytes.
 */
final class FlowFolder {
  private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,60}");
  private static final String ENDING = ".json";
  private static final String INDEX = "automations" + ENDING;
  private static final List<String> FIRST =
      List.of(
          "format",
          "trigger",
          "reentry",
          "quietHours",
          "conversation",
          "start",
          "id",
          "name",
          "kind",
          "property",
          "event",
          "message",
          "list",
          "segment",
          "table");
  private static final String LAST = "elements";

  private final Path folder;

  FlowFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * What was pulled, by key.
   *
   * @param server the address of the server
   */
  record Index(String server, TreeMap<String, PulledAutomation> automations) {}

  /** The key of an automation, which names its files. */
  static String checkedKey(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new FlowsFailure(
          "The key of an automation must be 1 to 60 of a-z, 0-9 and -, not " + Quoted.of(key));
    }
    return key;
  }

  /** Identifies what a flow says, whatever the order of its fields. */
  static String hash(JsonNode flow) {
    try {
      var bytes = FlowJson.compact(ordered(flow)).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }

  /** What the folder knows of a server; nothing of another one. */
  Index index(String server) {
    var file = folder.resolve(INDEX);
    var none = new Index(server, new TreeMap<>());
    if (!Files.exists(file)) {
      return none;
    }
    try {
      var index = Json.MAPPER.readValue(Files.readString(file), Index.class);
      return index.server().equals(server) ? index : none;
    } catch (JsonProcessingException malformed) {
      throw new FlowsFailure(file + " must be as a pull wrote it; delete it and pull again.");
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }

  void write(Index index) {
    write(folder.resolve(INDEX), FlowJson.pretty(Json.MAPPER.valueToTree(index)));
  }

  /** The keys of the drafts in the folder. */
  Set<String> keys() {
    var keys = new TreeSet<String>();
    if (!Files.isDirectory(folder)) {
      return keys;
    }
    try (var files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING) && !name.equals(INDEX))
          .map(name -> checkedKey(name.substring(0, name.length() - ENDING.length())))
          .forEach(keys::add);
    } catch (IOException failure) {
      throw unreadable(folder, failure);
    }
    return keys;
  }

  /** The draft of an automation; empty when there is no file. */
  Optional<JsonNode> draft(String key) {
    var file = draftFile(key);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.MAPPER.readTree(Files.readString(file)));
    } catch (JsonProcessingException malformed) {
      var where = malformed.getLocation();
      throw new FlowsFailure(
          "%s must be JSON; it is malformed at line %d, column %d."
              .formatted(file, where.getLineNr(), where.getColumnNr()),
          malformed);
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }

  void writeDraft(String key, JsonNode flow) {
    write(draftFile(key), FlowJson.pretty(ordered(flow)));
  }

  void deleteDraft(String key) {
    delete(draftFile(key));
  }

  void writeLive(String key, JsonNode flow) {
    write(liveFile(key), FlowJson.pretty(ordered(flow)));
  }

  void deleteLive(String key) {
    delete(liveFile(key));
  }

  private Path draftFile(String key) {
    return folder.resolve(key + ENDING);
  }

  private Path liveFile(String key) {
    return folder.resolve("live").resolve(key + ENDING);
  }

  private static void write(Path file, String content) {
    try {
      var parent = file.toAbsolutePath().getParent();
      Files.createDirectories(parent);
      var beside = Files.createTempFile(parent, ".writing", ENDING + ".tmp");
      Files.writeString(beside, content);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new FlowsFailure("Cannot write %s.".formatted(file), failure);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static FlowsFailure unreadable(Path file, IOException failure) {
    return new FlowsFailure("Cannot read %s.".formatted(file), failure);
  }

  /** The same with fields in one order: those that name a thing first, the elements last. */
  private static JsonNode ordered(JsonNode tree) {
    if (tree.isArray()) {
      var list = JsonNodeFactory.instance.arrayNode();
      tree.forEach(item -> list.add(ordered(item)));
      return list;
    }
    if (!tree.isObject()) {
      return tree;
    }
    var names =
        new TreeSet<String>(Comparator.comparingInt(FlowFolder::rank).thenComparing(it -> it));
    tree.fieldNames().forEachRemaining(names::add);
    var object = JsonNodeFactory.instance.objectNode();
    names.forEach(name -> object.set(name, ordered(tree.path(name))));
    return object;
  }

  private static int rank(String name) {
    int first = FIRST.indexOf(name);
    return first >= 0 ? first : name.equals(LAST) ? FIRST.size() + 1 : FIRST.size();
  }
}
