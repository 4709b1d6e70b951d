package io.relance.compiler.liquid;

import io.relance.domain.flow.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import liqp.Template;
import liqp.TemplateContext;
import liqp.TemplateParser;
import liqp.nodes.LNode;

/**
 * A parsed text, ready to be rendered.
 *
 * <p>Nodes have state while they render, and a template stores the values of its last rendering.
 * Therefore no two renderings share nodes or a context at the same time.
 */
final class ParsedText {
  private final Template template;
  private final TemplateParser parser;
  private final LocalNames locals;
  private final VariableUse use;
  private final Queue<LNode> freePlain = new ConcurrentLinkedQueue<>();
  private final Queue<LNode> freeHtml = new ConcurrentLinkedQueue<>();

  ParsedText(Template template, TemplateParser parser) {
    this.template = template;
    this.parser = parser;
    this.locals = LocalNames.of(template.getParseTree());
    this.use = new VariableUse(locals);
    use.visit(template.getParseTree());
  }

  List<Diagnostic> faults() {
    return use.faults();
  }

  Set<String> contactProperties() {
    return use.contactProperties();
  }

  Set<String> roots() {
    return use.roots();
  }

  /** The variables that the text names, by their paths. */
  Set<String> variables() {
    return use.variables();
  }

  /** Whether it prints a variable without a default or a condition. */
  boolean requires(String variable) {
    return use.requires(variable);
  }

  String render(Map<String, Object> values, Escaping escaping) {
    var free =
        switch (escaping) {
          case NONE -> freePlain;
          case HTML -> freeHtml;
        };
    var reused = free.poll();
    var node =
        reused == null
            ? new LiquidNodes(parser, escaping, locals.captured()).visit(template.getParseTree())
            : reused;
    var text = String.valueOf(node.render(new TemplateContext(parser, values)));
    free.add(node);
    return text;
  }
}
