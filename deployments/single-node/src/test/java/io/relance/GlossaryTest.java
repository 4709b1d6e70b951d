package io.relance;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.server.cli.CommandHelp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
  private static final Pattern ROW = Pattern.compile("^\\| (.+) \\| (.+) \\| ([a-z, –]+) \\|$");

  private static final String WORD = "(?<![\\w-])%s(?![\\w#-])";
  private static final String NAME = "(?:^ *(?:- )?|[\"`/{])%s(?=:|[\"`/}]|$)";

  /** The texts that people read, by the place names of the table, by file or command. */
  private static final Map<String, Map<String, String>> PLACES =
      Map.of(
          "api",
          texts(
              Stream.concat(
                  Stream.of(DOCS.resolve("openapi.yml")),
                  Project.files(DOCS.resolve("schemas")).filter(endsWith(".json")))),
          "template",
          texts(Stream.of(Project.root().resolve("template.yaml"))),
          "cli",
          CommandHelp.all(),
          "docs",
          texts(
              Stream.concat(
                      Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md")
                          .map(Project.root()::resolve),
                      Project.files(DOCS).filter(endsWith(".md")))
                  .filter(file -> !file.equals(GLOSSARY))));

  private record Retired(String word, String instead, List<String> places) {
    /**
     * Whole words. Identifiers are matched exactly; in the API, where some are English words as
     * well, only as names: of fields, in lists and in quotes.
     */
    Pattern pattern(String place) {
      var text = Pattern.quote(word.replace("`", ""));
      if (!word.startsWith("`")) {
        return Pattern.compile(WORD.formatted(text), Pattern.CASE_INSENSITIVE);
      }
      var form = place.equals("api") ? NAME : WORD;
      return Pattern.compile(form.formatted(text));
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
    assertThat(
            retired().flatMap(word -> word.places().stream()).filter(place -> !place.equals("–")))
        .isSubsetOf(PLACES.keySet());
    assertThat(PLACES.values()).allSatisfy(texts -> assertThat(texts).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("retired")
  void isNotUsedAnyMore(Retired retired) {
    var uses =
        retired.places().stream()
            .flatMap(place -> uses(PLACES.getOrDefault(place, Map.of()), retired.pattern(place)));

    assertThat(uses).as("use “%s” instead", retired.instead()).isEmpty();
  }

  private static Stream<String> uses(Map<String, String> texts, Pattern pattern) {
    return texts.entrySet().stream()
        .flatMap(
            text ->
                text.getValue()
                    .lines()
                    .filter(line -> pattern.matcher(line).find())
                    .map(line -> text.getKey() + ": " + line.strip()));
  }

  private static Map<String, String> texts(Stream<Path> files) {
    return files.collect(
        Collectors.toMap(file -> Project.root().relativize(file).toString(), Project::text));
  }

  private static Predicate<Path> endsWith(String end) {
    return file -> file.toString().endsWith(end);
  }
}
