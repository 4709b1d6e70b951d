package io.relance.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.relance.architecture.BillOfMaterials.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What ships has no library with a known vulnerability, and only allowed licences")
class ShippedLibrariesTest {
  private static final Path ROOT = MavenModules.root(Path.of("").toAbsolutePath());
  private static final Path RULES = ROOT.resolve("tools/sbom");
  private static final Path LICENCES = ROOT.resolve("docs/licences.md");

  /** What ships, by the module that is packaged with its libraries. */
  private static final Map<String, String> PACKAGES =
      new TreeMap<>(
          Map.of(
              "deployments/single-node", "server",
              "deployments/aws/lambda", "functions",
              "deployments/aws/http", "HTTP functions"));

  private final Map<String, BillOfMaterials> shipped = new LinkedHashMap<>();

  @BeforeEach
  void readWhatTheBuildWrote() throws IOException {
    for (var module : PACKAGES.entrySet()) {
      BillOfMaterials.of(ROOT.resolve(module.getKey()))
          .ifPresent(bill -> shipped.put(module.getValue(), bill));
    }
    var isWritten = shipped.size() == PACKAGES.size();
    if (!isWritten) {
      System.out.println(
          "The check of shipped libraries is skipped: -Dsbom.phase=process-classes lists them");
    }
    assumeTrue(isWritten);
  }

  @Test
  void hasNoKnownVulnerability() throws IOException {
    var known = lines("known-vulnerabilities.txt").map(KnownVulnerability::parse).toList();

    assertThat(known).isNotEmpty();
    assertThat(libraries().keySet())
        .allSatisfy(
            library ->
                assertThat(known)
                    .filteredOn(it -> it.affects(library))
                    .as("%s", library)
                    .isEmpty());
  }

  @Test
  void hasOnlyAllowedLicences() throws IOException {
    var allowed = lines("allowed-licences.txt").toList();

    assertThat(libraries().keySet())
        .allSatisfy(
            library ->
                assertThat(library.licences()).as("%s", library).containsAnyElementsOf(allowed));
  }

  @Test
  void isListedWithItsLicences() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(LICENCES, document());
    }

    assertThat(LICENCES).as("-Dgolden.update=true writes it").content(UTF_8).isEqualTo(document());
  }

  /** Each library with the packages that it is in. */
  private Map<Library, List<String>> libraries() {
    var all = new TreeMap<Library, List<String>>();
    shipped.forEach(
        (name, bill) ->
            bill.libraries()
                .forEach(
                    library -> all.computeIfAbsent(library, _ -> new ArrayList<>()).add(name)));
    return all;
  }

  private String document() {
    return """
    # Licences of what ships

    The libraries of others in the server and in the packages of functions for AWS, with the licences that they give. Where a library
    gives several, one of them is enough. A test writes this file (`./fix`) and compares it; the licences that are allowed are in
    [allowed-licences.txt](../tools/sbom/allowed-licences.txt). `./verify` writes a bill of materials of each package in CycloneDX's
    format (`target/sbom.json` in its module) and checks it against
    [known-vulnerabilities.txt](../tools/sbom/known-vulnerabilities.txt).

    | library | version | licence | in |
    |---|---|---|---|
    """
        + libraries().entrySet().stream()
            .map(it -> row(it.getKey(), it.getValue()))
            .collect(joining());
  }

  private static String row(Library library, List<String> packages) {
    return "| %s | %s | %s | %s |\n"
        .formatted(
            library.name(),
            library.version(),
            String.join(", ", library.licences()),
            String.join(", ", packages));
  }

  private static Stream<String> lines(String file) throws IOException {
    return Files.readAllLines(RULES.resolve(file)).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"));
  }
}
