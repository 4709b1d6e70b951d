package io.relance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What holds for every source file")
class SourcesTest {
  private static final int LINES_OF_A_FILE = 400;
  private static final int LINES_OF_A_METHOD = 40;
  private static final int PARAMETERS_OF_A_METHOD = 4;
  private static final int PARAMETERS_OF_A_CONSTRUCTOR = 8;

  @Test
  void keepsFilesShort() {
    assertThat(allFiles())
        .filteredOn(file -> Project.text(file).lines().count() > LINES_OF_A_FILE)
        .isEmpty();
  }

  @Test
  void keepsMethodsShort() {
    assertThat(Method.in(allFiles()))
        .filteredOn(method -> method.lines() > LINES_OF_A_METHOD && !method.isSwitch())
        .isEmpty();
  }

  @Test
  void keepsParametersFew() {
    assertThat(Method.in(Project.javaFiles("main")))
        .filteredOn(
            method ->
                method.parameters()
                    > (method.isConstructor()
                        ? PARAMETERS_OF_A_CONSTRUCTOR
                        : PARAMETERS_OF_A_METHOD))
        .isEmpty();
  }

  @Test
  void marksEveryPackageAsFreeOfNull() {
    var folders = Project.javaFiles("main").stream().map(Path::getParent).distinct().toList();

    assertThat(folders)
        .isNotEmpty()
        .allSatisfy(
            folder ->
                assertThat(folder.resolve("package-info.java"))
                    .content()
                    .contains("/** ", "@NullMarked"));
  }

  private static List<Path> allFiles() {
    return Stream.of("main", "test").flatMap(kind -> Project.javaFiles(kind).stream()).toList();
  }
}
