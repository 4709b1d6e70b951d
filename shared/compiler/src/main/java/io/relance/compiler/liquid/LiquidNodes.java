package io.relance.compiler.liquid;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import liqp.TemplateContext;
import liqp.TemplateParser;
import liqp.nodes.LNode;
import liqp.parser.v4.NodeVisitor;
import liquid.parser.v4.LiquidParser.FilterContext;
import liquid.parser.v4.LiquidParser.OutputContext;
import org.jspecify.annotations.Nullable;

/**
 * Turns a parsed text into nodes that render it.
 *
 * <p>With HTML escaping each output is escaped, unless the author escaped it or it was captured
 * from parts that were.
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
    var node = super.visitOutput(output);
    return escaping == Escaping.NONE || safe(output) ? node : new EscapedNode(node);
  }

  private boolean safe(OutputContext output) {
    return output.filter().stream().map(LiquidNodes::name).anyMatch(ESCAPING::contains)
        || captured.contains(output.term().getText());
  }

  private static String name(FilterContext filter) {
    return filter.Id().getText();
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
