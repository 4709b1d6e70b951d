package io.relance.compiler.liquid;

import java.util.Collection;
import java.util.Map;
import liqp.TemplateContext;
import liqp.nodes.AtomNode;
import liqp.nodes.EqNode;
import liqp.nodes.LNode;
import liqp.nodes.NEqNode;
import org.jspecify.annotations.Nullable;

/**
 * Equality of two expressions, with {@code blank} and {@code empty} as Shopify's Liquid has them.
 */
final class Comparisons {
  private Comparisons() {}

  static LNode equality(LNode left, LNode right, boolean expected) {
    if (isLiteral(right)) {
      return new LiteralNode(left, right == AtomNode.BLANK, expected);
    }
    if (isLiteral(left)) {
      return new LiteralNode(right, left == AtomNode.BLANK, expected);
    }
    return expected ? new EqNode(left, right) : new NEqNode(left, right);
  }

  private static boolean isLiteral(LNode node) {
    return node == AtomNode.BLANK || node == AtomNode.EMPTY;
  }

  private record LiteralNode(LNode tested, boolean blank, boolean expected) implements LNode {
    @Override
    public Object render(TemplateContext context) {
      var value = tested.render(context);
      return (blank ? isBlank(value) : isEmpty(value)) == expected;
    }
  }

  private static boolean isBlank(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case Boolean flag -> !flag;
      case CharSequence text -> text.toString().isBlank();
      default -> isEmpty(value);
    };
  }

  private static boolean isEmpty(@Nullable Object value) {
    return switch (value) {
      case CharSequence text -> text.isEmpty();
      case Collection<?> items -> items.isEmpty();
      case Object[] items -> items.length == 0;
      case Map<?, ?> fields -> fields.isEmpty();
      case null, default -> false;
    };
  }
}
