package io.relance.compiler.templates;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.compiler.Compilation.Compiled;
import io.relance.compiler.Definitions;
import io.relance.compiler.FlowCompiler;
import io.relance.compiler.codec.FlowCodec;
import io.relance.compiler.validate.ValidationContext;
import io.relance.domain.flow.Flow;
import io.relance.testkit.flow.GoldenFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("A-2, D4.4: each template is compiled in statemachines/templates")
class TemplateGoldenTest {
  private static final Path FOLDER = Path.of("../../statemachines/templates");

  private final List<FlowTemplate> templates = TemplateLibrary.load().all();
  private final FlowCompiler compiler = new FlowCompiler();

  @TestFactory
  List<DynamicTest> holdsEachDefinition() {
    return templates.stream()
        .map(template -> DynamicTest.dynamicTest(file(template), () -> hold(template)))
        .toList();
  }

  @Test
  void hasNoOtherFiles() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              templates.stream().map(TemplateGoldenTest::file).toList());
    }
  }

  private void hold(FlowTemplate template) {
    var compilation = compiler.compile(withOwnAddress(template.flow()), ValidationContext.UNKNOWN);
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation)
        .isInstanceOfSatisfying(
            Compiled.class,
            compiled ->
                GoldenFolders.hold(
                    FOLDER.resolve(file(template)), Definitions.pretty(compiled.definition())));
  }

  /** As a marketer changes it: placeholder addresses cannot be activated. */
  static String withOwnAddress(Flow flow) {
    return FlowCodec.encode(flow)
        .replace("kitchen@example.com", "kitchen@trattoria.test")
        .replace("you@example.com", "mia@trattoria.test");
  }

  private static String file(FlowTemplate template) {
    return template.slug() + "." + template.locale().getLanguage() + ".asl.json";
  }
}
