package io.relance.compiler.liquid;

import java.math.BigDecimal;
import liqp.PlainBigDecimal;
import liqp.TemplateContext;
import liqp.nodes.LNode;
import liqp.nodes.LookupNode;
import org.jspecify.annotations.Nullable;

/** How the values of variables are read. */
final class Lookups {
  private Lookups() {}

  /** Reads a number without a fraction as a whole one, however it was stored. */
  static LNode whole(LNode lookup) {
    return new WholeNode(lookup);
  }

  /** The part of that name; the size of a text is its number of characters. */
  static LookupNode.Indexable part(String name) {
    var part = new LookupNode.Hash(name);
    return name.equals("size") ? new SizePart(part) : part;
  }

  private record WholeNode(LNode lookup) implements LNode {
    @Override
    public @Nullable Object render(TemplateContext context) {
      var value = lookup.render(context);
      return value instanceof BigDecimal number && !(value instanceof PlainBigDecimal)
          ? whole(number)
          : value;
    }

    private static Number whole(BigDecimal number) {
      boolean small = number.precision() - number.scale() < 19 && number.scale() < 100;
      return small && number.stripTrailingZeros().scale() <= 0
          ? (Number) number.longValueExact()
          : number;
    }
  }

  private record SizePart(LookupNode.Indexable others) implements LookupNode.Indexable {
    @Override
    public @Nullable Object get(@Nullable Object value, TemplateContext context) {
      return value instanceof CharSequence text
          ? (Object) text.codePoints().count()
          : others.get(value, context);
    }

    @Override
    public String toString() {
      return others.toString();
    }
  }
}
