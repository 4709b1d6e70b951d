package io.relance.compiler;

import static java.util.stream.Collectors.joining;

import io.relance.compiler.Compilation.Compiled;
import io.relance.compiler.Compilation.Rejected;
import io.relance.compiler.codec.DecodeResult;
import io.relance.compiler.codec.FlowCodec;
import io.relance.compiler.validate.ValidationContext;
import io.relance.compiler.validate.ValidationContext.ActiveAutomation;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Flow;
import io.relance.domain.id.AutomationId;
import io.relance.testkit.flow.GoldenFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder is a case: {@code flow.json} becomes {@code asl.json} or {@code diagnostics.txt}, the
 * latter also beside a definition that comes with warnings. Flows under {@code active/} are other
 * active automations.
 */
@DisplayName("P-9, K-6, C-D1, C-D2, D4.2: flows become definitions, or all that is wrong with them")
class GoldenTest {
  private static final Path ROOT = Path.of("src/test/resources/golden");

  private final FlowCompiler compiler = new FlowCompiler();

  @TestFactory
  List<DynamicTest> holdsEachCase() {
    return GoldenFolders.under(ROOT).stream()
        .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> hold(folder)))
        .toList();
  }

  private void hold(Path folder) {
    var compilation =
        compiler.compile(GoldenFolders.read(folder.resolve("flow.json")), context(folder));
    var asl = folder.resolve("asl.json");
    switch (compilation) {
      case Compiled compiled -> {
        GoldenFolders.hold(asl, Definitions.pretty(compiled.definition()));
        Definitions.store("golden-" + folder.getFileName(), compiled.definition());
      }
      case Rejected _ -> GoldenFolders.absent(asl);
    }
    var diagnostics = folder.resolve("diagnostics.txt");
    if (compilation.diagnostics().isEmpty()) {
      GoldenFolders.absent(diagnostics);
    } else {
      GoldenFolders.hold(diagnostics, text(compilation.diagnostics()));
    }
  }

  private static ValidationContext context(Path folder) {
    var active = folder.resolve("active");
    return Files.isDirectory(active)
        ? ValidationContext.UNKNOWN.withOthers(others(active))
        : ValidationContext.UNKNOWN;
  }

  private static List<ActiveAutomation> others(Path active) {
    try (var files = Files.list(active)) {
      return files
          .sorted()
          .map(
              file -> {
                var name = file.getFileName().toString().replace(".json", "");
                return new ActiveAutomation(
                    new AutomationId(name), name, whole(GoldenFolders.read(file)));
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Flow whole(String json) {
    return switch (FlowCodec.decode(json)) {
      case DecodeResult.Whole<Flow>(var flow) -> flow;
      case DecodeResult.Faulty<Flow> faulty -> throw new AssertionError(text(faulty.diagnostics()));
    };
  }

  static String text(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(GoldenTest::text).collect(joining("\n", "", "\n"));
  }

  private static String text(Diagnostic diagnostic) {
    return diagnostic.severity().name().toLowerCase(java.util.Locale.ROOT)
        + " "
        + diagnostic.code()
        + diagnostic.element().map(id -> " [" + id + "]").orElse("")
        + diagnostic.path().map(path -> " " + path).orElse("")
        + ": "
        + diagnostic.message()
        + diagnostic.hint().map(hint -> " " + hint).orElse("");
  }
}
