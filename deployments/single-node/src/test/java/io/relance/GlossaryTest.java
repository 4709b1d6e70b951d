package io.relance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of retired words in {@code docs/glossary.md}, looked for where it says. */
@DisplayName("D9.3: one word for one thing")
class GlossaryTest {
  private static final Path DOCS = Project.root().resolve("docs");
  private static final Path GLOSSARY = DOCS.resolve("glossary.md");
  private static final Pattern ROW = Pattern.compile("^\\| (.+) \\| (.+) \\| ([a-z, ]+) \\|$");

  /** What people read, by the names that the table has for it. */
  private static final Map<String, List<Path>> PLACES =
      Map.of(
          "docs",
          Stream.concat(
                  Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md")
                      .map(Project.root()::resolve),
                  Project.files(DOCS).filter(file -> file.toString().endsWith(".md")))
              .filter(file -> !file.equals(GLOSSARY))
              .toList());

  private record Retired(String word, String instead, List<String> places) {
    /** Whole words, and identifiers exactly as they are written. */
    Pattern pattern() {
      var identifier = word.startsWith("`");
      var text = Pattern.quote(word.replace("`", ""));
      return Pattern.compile(
          "(?<![\\w-])" + text + "(?![\\w#-])", identifier ? 0 : Pattern.CASE_INSENSITIVE);
    }
  }

  static Stream<Retired> retired() {
    return Project.text(GLOSSARY)
        .lines()
        .dropWhile(line -> !line.startsWith("## Retired"))
        .flatMap(line -> ROW.matcher(line).results())
        .filter(row -> !row.group(1).equals("retired"))
        .map(row -> new Retired(row.group(1), row.group(2), List.of(row.group(3).split(", *"))));
  }

  @Test
  void listsRetiredWords() {
    assertThat(retired()).hasSizeGreaterThan(30);
    assertThat(PLACES.values()).allSatisfy(files -> assertThat(files).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("retired")
  void isNotUsedAnyMore(Retired retired) {
    var uses =
        retired.places().stream()
            .flatMap(place -> PLACES.getOrDefault(place, List.of()).stream())
            .flatMap(file -> lines(file, retired.pattern()));

    assertThat(uses).as("use “%s” instead", retired.instead()).isEmpty();
  }

  private static Stream<String> lines(Path file, Pattern pattern) {
    return Project.text(file)
        .lines()
        .filter(line -> pattern.matcher(line).find())
        .map(line -> file.getFileName() + ": " + line.strip());
  }
}
