package io.relance.compiler.liquid;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liquid.parser.v4.LiquidParser.AssignmentContext;
import liquid.parser.v4.LiquidParser.Capture_tag_IdContext;
import liquid.parser.v4.LiquidParser.Capture_tag_StrContext;
import liquid.parser.v4.LiquidParser.For_arrayContext;
import liquid.parser.v4.LiquidParser.For_rangeContext;
import liquid.parser.v4.LiquidParser.Simple_tagContext;
import liquid.parser.v4.LiquidParser.Table_tagContext;
import liquid.parser.v4.LiquidParserBaseVisitor;

/** The names that a text assigns, captures or loops over. */
final class LocalNames extends LiquidParserBaseVisitor<Void> {
  /** A capture may have the name of a path; the text then finds the value of the path. */
  private static final Pattern PLAIN = Pattern.compile("\\w+");

  private final Set<String> assigned = new HashSet<>(Set.of("forloop", "tablerowloop"));
  private final Set<String> captured = new HashSet<>();
  private final Set<String> looped = new HashSet<>();

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

  /** The names that only captures set. */
  Set<String> captured() {
    var only = new HashSet<>(captured);
    only.removeAll(assigned);
    only.removeAll(looped);
    only.removeAll(LiquidVariables.ROOTS.byName().keySet());
    only.removeIf(name -> !PLAIN.matcher(name).matches());
    return only;
  }

  @Override
  public Void visitFor_array(For_arrayContext loop) {
    looped.add(loop.id().getText());
    return visitChildren(loop);
  }

  @Override
  public Void visitFor_range(For_rangeContext loop) {
    looped.add(loop.id().getText());
    return visitChildren(loop);
  }

  @Override
  public Void visitTable_tag(Table_tagContext loop) {
    looped.add(loop.id().getText());
    return visitChildren(loop);
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
