package io.relance.compiler.liquid;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import liqp.TemplateContext;
import liqp.TemplateParser;
import liqp.nodes.LNode;
import liqp.nodes.LookupNode;
import liqp.parser.v4.NodeVisitor;
import liquid.parser.v4.LiquidParser;
import liquid.parser.v4.LiquidParser.Cycle_tagContext;
import liquid.parser.v4.LiquidParser.ExprContext;
import liquid.parser.v4.LiquidParser.Expr_eqContext;
import liquid.parser.v4.LiquidParser.Expr_termContext;
import liquid.parser.v4.LiquidParser.FilterContext;
import liquid.parser.v4.LiquidParser.Lookup_id_indexesContext;
import liquid.parser.v4.LiquidParser.OutputContext;
import liquid.parser.v4.LiquidParser.Term_StrContext;
import liquid.parser.v4.LiquidParser.Term_lookupContext;
import org.jspecify.annotations.Nullable;

/**
 * Turns a parsed text into nodes that render it.
 *
 * <p>With HTML escaping each output is escaped, unless its last filter escapes it or it is a
 * captured part, whose own outputs were escaped. The size of all outputs is bounded.
 */
final class LiquidNodes extends NodeVisitor {
  private static final Set<String> ESCAPING = Set.of("escape", "escape_once");

  private final Escaping escaping;
  private final Set<String> captured;

  LiquidNodes(TemplateParser parser, Escaping escaping, Set<String> captured) {
    super(parser.insertions, parser.filters, true);
    this.escaping = escaping;
    this.captured = captured;
  }

  @Override
  public LNode visitOutput(OutputContext output) {
    return written(super.visitOutput(output), safe(output));
  }

  @Override
  public LNode visitCycle_tag(Cycle_tagContext cycle) {
    return written(
        super.visitCycle_tag(cycle), cycle.expr().stream().allMatch(LiquidNodes::isLiteral));
  }

  @Override
  public LNode visitExpr_eq(Expr_eqContext comparison) {
    boolean expected = comparison.op.getType() == LiquidParser.Eq;
    return Comparisons.equality(visit(comparison.lhs), visit(comparison.rhs), expected);
  }

  @Override
  public LNode visitTerm_lookup(Term_lookupContext term) {
    var lookup = super.visitTerm_lookup(term);
    return lookup instanceof LookupNode ? Lookups.whole(lookup) : lookup;
  }

  @Override
  public LookupNode visitLookup_id_indexes(Lookup_id_indexesContext lookup) {
    var node = new LookupNode(lookup.id().getText());
    for (var index : lookup.index()) {
      node.add(
          index.Dot() == null
              ? new LookupNode.Index(visit(index.expr()), index.expr().getText())
              : Lookups.part(index.id2().getText()));
    }
    return node;
  }

  private LNode written(LNode node, boolean safe) {
    return new CountedNode(escaping == Escaping.NONE || safe ? node : new EscapedNode(node));
  }

  /** Only the last filter decides: a later one may add or decode what was not escaped. */
  private boolean safe(OutputContext output) {
    var filters = output.filter();
    return filters.isEmpty()
        ? captured.contains(output.term().getText())
        : ESCAPING.contains(name(filters.getLast()));
  }

  private static boolean isLiteral(ExprContext value) {
    return value instanceof Expr_termContext expression
        && expression.term() instanceof Term_StrContext;
  }

  private static String name(FilterContext filter) {
    return filter.Id().getText();
  }

  private record CountedNode(LNode node) implements LNode {
    @Override
    public @Nullable Object render(TemplateContext context) {
      return FilterBounds.countOutput(node.render(context), context);
    }
  }

  private record EscapedNode(LNode node) implements LNode {
    @Override
    public @Nullable Object render(TemplateContext context) {
      return escape(node.render(context));
    }

    private static @Nullable Object escape(@Nullable Object value) {
      return switch (value) {
        case null -> null;
        case CharSequence text -> Html.escape(text);
        case Number number -> number;
        case Boolean flag -> flag;
        case Collection<?> items ->
            items.stream().map(item -> String.valueOf(escape(item))).collect(Collectors.joining());
        case Object[] items -> escape(Arrays.asList(items));
        default -> Html.escape(value.toString());
      };
    }
  }
}
