package io.relance.e2e.definitions;

import io.relance.compiler.Compilation;
import io.relance.compiler.FlowCompiler;
import io.relance.compiler.templates.FlowTemplate;
import io.relance.compiler.templates.TemplateLibrary;
import io.relance.compiler.validate.ValidationContext;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import io.relance.testkit.flow.GoldenFolders;
import io.relance.testkit.flow.RandomFlows;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A flow, and the definition that it came to. */
record Compiled(String name, Flow flow, String definition) {
  private static final Path TEMPLATES = Path.of("../../../statemachines/templates");
  private static final FlowCompiler COMPILER = new FlowCompiler();

  /** Each template with its definition as it is kept. */
  static Stream<Compiled> templates() {
    return TemplateLibrary.load().all().stream().map(Compiled::ofTemplate);
  }

  /** The flows of the seeds from 0 on. */
  static Stream<Compiled> random(int count) {
    return LongStream.range(0, count).mapToObj(Compiled::random);
  }

  private static Compiled ofTemplate(FlowTemplate template) {
    var name = template.slug() + "." + template.locale().getLanguage();
    var definition = GoldenFolders.read(TEMPLATES.resolve(name + ".asl.json"));
    return new Compiled(name.replace('.', '-'), template.flow(), definition);
  }

  private static Compiled random(long seed) {
    var flow = RandomFlows.of(seed);
    return switch (COMPILER.compile(flow, ValidationContext.UNKNOWN)) {
      case Compilation.Compiled(var definition, _) ->
          new Compiled("random-" + seed, flow, definition);
      case Compilation.Rejected(var faults) -> throw new AssertionError(faults);
    };
  }

  /** The elements that a wave can enter. */
  List<ElementId> elements() {
    return flow.elements().stream()
        .filter(element -> !(element instanceof FlowElement.Note))
        .map(FlowElement::id)
        .toList();
  }

  Set<String> exits(ElementId element) {
    return flow.element(element).orElseThrow().exits().keySet();
  }
}
