package io.relance.architecture;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The modules of the project, with the dependencies that their POMs declare on each other. */
final class MavenModules {
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(relance-[a-z0-9-]+)<");
  private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>.*?</dependency>");
  private static final Pattern NOT_PACKAGED = Pattern.compile("<scope>(test|provided)</scope>");

  private final Map<String, List<String>> dependencies;

  private MavenModules(Map<String, List<String>> dependencies) {
    this.dependencies = dependencies;
  }

  /** Reads the POMs below the folder that holds {@code verify}. */
  static MavenModules read() throws IOException {
    try (var files = Files.walk(root(Path.of("").toAbsolutePath()))) {
      return new MavenModules(
          files
              .filter(file -> file.endsWith("pom.xml") && !file.toString().contains("/target/"))
              .filter(file -> !file.toString().contains("/node_modules/"))
              .map(MavenModules::text)
              .filter(pom -> ARTIFACT.matcher(pom).find())
              .filter(pom -> pom.contains("<parent>"))
              .collect(Collectors.toMap(MavenModules::artifact, MavenModules::packaged)));
    }
  }

  /** The modules that are packaged with a module, itself included. */
  Set<String> packagedWith(String module) {
    var found = new TreeSet<String>();
    collect(module, found);
    return found;
  }

  private void collect(String module, Set<String> found) {
    if (found.add(module)) {
      dependencies.getOrDefault(module, List.of()).forEach(other -> collect(other, found));
    }
  }

  /** The project's folder, from any folder in it. */
  static Path root(Path folder) {
    return Files.exists(folder.resolve("verify"))
        ? folder
        : root(requireNonNull(folder.getParent()));
  }

  private static List<String> packaged(String pom) {
    return DEPENDENCY
        .matcher(pom)
        .results()
        .map(MatchResult::group)
        .filter(dependency -> !NOT_PACKAGED.matcher(dependency).find())
        .flatMap(MavenModules::artifacts)
        .toList();
  }

  private static String artifact(String pom) {
    return artifacts(pom).findFirst().orElseThrow();
  }

  private static Stream<String> artifacts(String xml) {
    return ARTIFACT.matcher(xml).results().map(found -> found.group(1));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
