package io.relance;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D9.3: the documents stand alone")
class DocumentsTest {
  private static final Set<String> NOT_OURS =
      Set.of("target", "node_modules", ".git", ".idea", ".aws-sam", "data");
  private static final Set<String> TEXTS =
      Set.of("md", "java", "yml", "yaml", "sh", "py", "js", "json", "properties", "xml");

  /** A chapter of a paper, or a file, that the repository does not have. */
  private static final Pattern OUTSIDE =
      Pattern.compile(
          "\\b([Dd]esign|[Ss]tyle|[Hh]ouse)( card)? ?([§]|\\d)|D[§]"
              + "|\\b(design|house|style|facts|lessons|cases|trial)[.]md\\b|/(work|tmp)/(shared|wt)/");

  private static final Pattern DECISION =
      Pattern.compile("(?<![\\w.-])D\\d{1,2}\\.\\d(?!\\w|\\.\\d)");
  private static final Pattern REQUIREMENT =
      Pattern.compile("(?<![\\w-])(C-[TADCESN]\\d{1,2}|[ADKLPS]-\\d{1,2})(?![\\w-])");
  private static final Pattern HEADING =
      Pattern.compile("^## (D\\d{1,2}\\.\\d) ", Pattern.MULTILINE);
  private static final Pattern ROW = Pattern.compile("^\\| (\\S+) \\|", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]+(?:Test|Contract))`");

  private final List<Path> files = files();

  @Test
  void referToNothingOutsideOfTheRepository() {
    var references =
        files.stream()
            .flatMap(
                file ->
                    OUTSIDE
                        .matcher(Project.text(file))
                        .results()
                        .map(found -> file + ": " + found.group()));

    assertThat(references).isEmpty();
  }

  @Test
  @DisplayName("each decision that is named is written down")
  void writeDownEachDecision() {
    var written =
        markdown()
            .filter(file -> file.toString().contains("/decisions/"))
            .flatMap(file -> found(HEADING, file))
            .collect(toSet());

    assertThat(written).isNotEmpty();
    assertThat(files.stream().flatMap(file -> found(DECISION, file))).allMatch(written::contains);
  }

  @Test
  @DisplayName("each requirement that a test or comment names is in the list")
  void listEachRequirement() {
    var listed = found(ROW, Project.root().resolve("docs/requirements.md")).collect(toSet());
    var named =
        files.stream()
            .filter(file -> file.toString().endsWith(".java"))
            .flatMap(file -> found(REQUIREMENT, file));

    assertThat(listed).isNotEmpty();
    assertThat(named.filter(id -> !listed.contains(id))).isEmpty();
  }

  @Test
  void linkToFilesThatExist() {
    var broken =
        markdown()
            .flatMap(file -> found(LINK, file).map(file::resolveSibling))
            .filter(target -> !Files.exists(target));

    assertThat(broken).isEmpty();
  }

  @Test
  void nameTestsThatExist() {
    var tests =
        files.stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(toSet());

    assertThat(markdown().flatMap(file -> found(TEST, file)).filter(test -> !tests.contains(test)))
        .isEmpty();
  }

  private Stream<Path> markdown() {
    return files.stream().filter(file -> file.toString().endsWith(".md"));
  }

  /** What the pattern's first group finds, or the whole of it where it has none. */
  private static Stream<String> found(Pattern pattern, Path file) {
    return pattern
        .matcher(Project.text(file))
        .results()
        .map(found -> found.groupCount() == 0 ? found.group() : found.group(1));
  }

  private static List<Path> files() {
    var files = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          Project.root(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_OURS.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (TEXTS.contains(file.toString().replaceFirst(".*\\.", ""))) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
