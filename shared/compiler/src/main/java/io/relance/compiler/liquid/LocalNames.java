package io.relance.compiler.liquid;

import java.util.HashSet;
import java.util.Set;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liquid.parser.v4.LiquidParser.AssignmentContext;
import liquid.parser.v4.LiquidParser.Capture_tag_IdContext;
import liquid.parser.v4.LiquidParser.Capture_tag_StrContext;
import liquid.parser.v4.LiquidParser.Simple_tagContext;
import liquid.parser.v4.LiquidParserBaseVisitor;

/** The names that a text gives to values of its own. */
final class LocalNames extends LiquidParserBaseVisitor<Void> {
  private final Set<String> assigned = new HashSet<>(Set.of("forloop", "tablerowloop"));
  private final Set<String> captured = new HashSet<>();

  static LocalNames of(ParseTree text) {
    var names = new LocalNames();
    names.visit(text);
    return names;
  }

  Set<String> all() {
    var all = new HashSet<>(assigned);
    all.addAll(captured);
    return all;
  }

  /** Names that only ever stand for a captured part. */
  Set<String> captured() {
    var only = new HashSet<>(captured);
    only.removeAll(assigned);
    return only;
  }

  @Override
  public Void visitAssignment(AssignmentContext assignment) {
    assigned.add(assignment.id().getText());
    return visitChildren(assignment);
  }

  @Override
  public Void visitSimple_tag(Simple_tagContext tag) {
    if (tag.other_tag_parameters() != null) {
      assigned.add(tag.other_tag_parameters().getText().strip());
    }
    return visitChildren(tag);
  }

  @Override
  public Void visitCapture_tag_Id(Capture_tag_IdContext capture) {
    captured.add(capture.id().getText());
    return visitChildren(capture);
  }

  @Override
  public Void visitCapture_tag_Str(Capture_tag_StrContext capture) {
    var quoted = capture.Str().getText();
    captured.add(quoted.substring(1, quoted.length() - 1));
    return visitChildren(capture);
  }
}
