package io.relance.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** `template.yaml`, with short functions such as {@code !Ref X} read as {@code {"Ref": "X"}}. */
record Template(JsonNode root) {
  static Template read() {
    try {
      return of(Files.readString(file()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A template of this text. */
  static Template of(String text) {
    Object read = new Yaml(new ShortFunctions()).load(text);
    return new Template(new ObjectMapper().valueToTree(read));
  }

  Map<String, JsonNode> resources(String type) {
    var found = new LinkedHashMap<String, JsonNode>();
    for (Iterator<Map.Entry<String, JsonNode>> all = root.path("Resources").fields();
        all.hasNext(); ) {
      var resource = all.next();
      if (resource.getValue().path("Type").asText().equals(type)) {
        found.put(resource.getKey(), resource.getValue());
      }
    }
    return found;
  }

  JsonNode resource(String name) {
    return root.path("Resources").path(name);
  }

  /** Every node, however deep. */
  Stream<JsonNode> all() {
    return below(root);
  }

  private static Stream<JsonNode> below(JsonNode node) {
    var children = Stream.<JsonNode>builder();
    node.forEach(children::add);
    return Stream.concat(Stream.of(node), children.build().flatMap(Template::below));
  }

  private static Path file() {
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("template.yaml"))) {
        return at.resolve("template.yaml");
      }
    }
    throw new IllegalStateException("There is no template.yaml here or above");
  }

  /** Reads what stands behind {@code !}. */
  private static final class ShortFunctions extends SafeConstructor {
    ShortFunctions() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              var name = node.getTag().getValue().substring(1);
              return Map.of(name, value(node));
            }
          });
    }

    private Object value(Node node) {
      return switch (node) {
        case ScalarNode scalar -> scalar.getValue();
        case SequenceNode sequence -> constructSequence(sequence);
        case MappingNode mapping -> constructMapping(mapping);
        default -> throw new IllegalStateException("No such node stands behind a function");
      };
    }
  }
}
