package io.relance;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/requirements.md tells the truth")
class RequirementsTest {
  private static final Path DOCUMENT = Project.root().resolve("docs/requirements.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| ([A-Z][-.0-9A-Z]+) \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|[^|]*\\|$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private final List<Path> code = Project.javaFiles("main");

  private final Map<String, String> tests =
      Stream.of("test", "main")
          .flatMap(kind -> Project.javaFiles(kind).stream())
          .filter(file -> name(file).matches(".*(Test|IT|Contract)"))
          .collect(Collectors.toMap(RequirementsTest::name, Project::text, (one, _) -> one));

  @Test
  void namesTestsThatNameTheRequirement() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DOCUMENT, filledIn());
    }
    assertThat(rows())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(showing(row.group(1))).containsAll(named(row)));
  }

  @Test
  void listsEachRequirementOnce() {
    assertThat(rows().map(row -> row.group(1))).doesNotHaveDuplicates();
  }

  @Test
  void namesPlacesThatHoldCode() {
    assertThat(rows())
        .allSatisfy(
            row ->
                assertThat(inCode(row.group(3)))
                    .as(row.group(1))
                    .isNotEmpty()
                    .allMatch(place -> isPackage(place) || isFolder(place) || isTest(place)));
  }

  /**
   * A package below {@code io.relance}, of whatever module, with more in it than its description.
   */
  private boolean isPackage(String place) {
    var folder = "/src/main/java/io/relance/" + place.replace('.', '/') + "/";
    return code.stream()
        .filter(file -> !file.endsWith("package-info.java"))
        .anyMatch(file -> file.toString().contains(folder));
  }

  private static boolean isFolder(String place) {
    var files = Project.root().resolve(place).toFile().list();
    return files != null && files.length > 0;
  }

  private boolean isTest(String place) {
    return tests.containsKey(place);
  }

  private static Stream<MatchResult> rows() {
    return Project.text(DOCUMENT).lines().flatMap(line -> ROW.matcher(line).results());
  }

  private static List<String> named(MatchResult row) {
    return inCode(row.group(4));
  }

  private static List<String> inCode(String cell) {
    return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
  }

  private List<String> showing(String id) {
    var mention = Pattern.compile("(?<![\\w-])" + Pattern.quote(id) + "(?![\\w-]|\\.\\d)");
    return tests.keySet().stream()
        .filter(test -> mention.matcher(tests.getOrDefault(test, "")).find())
        .sorted()
        .toList();
  }

  private String filledIn() {
    return Project.text(DOCUMENT).lines().map(this::filledIn).collect(joining("\n", "", "\n"));
  }

  private String filledIn(String line) {
    return ROW.matcher(line)
        .replaceFirst(
            row -> {
              var shown = showing(row.group(1)).stream().map(test -> "`" + test + "`").toList();
              return "| %s |%s|%s| %s | %s |"
                  .formatted(
                      row.group(1),
                      row.group(2),
                      row.group(3),
                      shown.isEmpty() ? "–" : String.join(", ", shown),
                      shown.isEmpty() ? "open" : "shown");
            });
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }
}
