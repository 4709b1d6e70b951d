package io.relance.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The libraries of one package that ships, from the CycloneDX document that the build writes. */
record BillOfMaterials(List<Library> libraries) {

  /**
   * A library of others.
   *
   * @param name its group and artifact, {@code org.jsoup:jsoup}
   * @param licences their SPDX ids, or the names that the library gives them
   */
  record Library(String name, String version, List<String> licences)
      implements Comparable<Library> {
    @Override
    public int compareTo(Library other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return name + " " + version;
    }
  }

  /** Reads the document of a module; empty if the build wrote none. */
  static Optional<BillOfMaterials> of(Path module) throws IOException {
    var file = module.resolve("target/sbom.json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var document = new ObjectMapper().readTree(file.toFile());
    return Optional.of(
        new BillOfMaterials(
            elements(document.path("components"))
                .filter(it -> !it.path("group").asText().equals("io.relance"))
                .map(BillOfMaterials::library)
                .sorted()
                .toList()));
  }

  private static Library library(JsonNode component) {
    return new Library(
        component.path("group").asText() + ":" + component.path("name").asText(),
        component.path("version").asText(),
        List.copyOf(
            new TreeSet<>(
                elements(component.path("licenses")).map(BillOfMaterials::licence).toList())));
  }

  private static String licence(JsonNode choice) {
    return Stream.of("/license/id", "/license/name", "/expression")
        .map(choice::at)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst()
        .orElse("unknown");
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
