package io.relance.compiler.liquid;

import io.relance.domain.text.NumberBounds;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import liqp.TemplateContext;
import liqp.filters.Filter;
import liqp.filters.Filters;
import org.jspecify.annotations.Nullable;

/** The filters of standard Liquid, each kept from eating up memory and time. */
final class LiquidFilters {
  /** Longer than any message; a filter's result beyond it ends the rendering. */
  static final int MAX_LENGTH = 200_000;

  private static final int MAX_ITEMS = 10_000;
  private static final int MAX_DIGITS = 100;

  /** Its pattern looks at each character once per character in the worst case. */
  private static final int MAX_STRIPPED = 20_000;

  /** What all filters of one rendering may look at together: about a tenth of a second. */
  private static final int MAX_WORK = 20_000_000;

  /** Beyond standard Liquid, for web pages. */
  private static final Set<String> LEFT_OUT = Set.of("absolute_url", "json", "h");

  /** The filters that compute with numbers, and with texts that look like numbers. */
  private static final Set<String> COMPUTING =
      Set.of(
          "abs",
          "at_least",
          "at_most",
          "ceil",
          "date",
          "divided_by",
          "floor",
          "minus",
          "modulo",
          "plus",
          "round",
          "slice",
          "times",
          "truncate",
          "truncatewords");

  private LiquidFilters() {}

  static Set<String> names() {
    var names = new TreeSet<>(Filters.DEFAULT_FILTERS.getMap().keySet());
    names.removeAll(LEFT_OUT);
    return names;
  }

  static List<Filter> bounded(InstantSource clock, ZoneId zone) {
    return names().stream()
        .<Filter>map(name -> new Bounded(Filters.DEFAULT_FILTERS.get(name), clock, zone))
        .toList();
  }

  /** Ends a rendering that would take too much. */
  static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuch() {
      super("The text grows without end", null, false, false);
    }
  }

  private static final class Bounded extends Filter {
    private final Filter filter;
    private final InstantSource clock;
    private final ZoneId zone;

    Bounded(Filter filter, InstantSource clock, ZoneId zone) {
      super(filter.name);
      this.filter = filter;
      this.clock = clock;
      this.zone = zone;
    }

    @Override
    public @Nullable Object apply(
        @Nullable Object value, TemplateContext context, @Nullable Object... params) {
      refuse(
          COMPUTING.contains(name)
              && (isBeyond(value) || Stream.of(params).anyMatch(LiquidFilters::isBeyond)));
      refuse(growth(value, params) > MAX_LENGTH);
      count(size(value), context);
      var result = filter.apply(present(value), context, params);
      refuse(size(result) > (isMany(result) ? MAX_ITEMS : MAX_LENGTH));
      refuse(result instanceof BigDecimal number && number.precision() > MAX_DIGITS);
      return result;
    }

    /** The clock's now, not the machine's. */
    private @Nullable Object present(@Nullable Object value) {
      var now = "now".equals(value) || "today".equals(value);
      return now && name.equals("date") ? clock.instant().atZone(zone) : value;
    }

    private long growth(@Nullable Object value, @Nullable Object[] params) {
      return switch (name) {
        case "replace" ->
            params.length < 2 ? 0 : size(value) / Math.max(1, size(params[0])) * size(params[1]);
        case "join" -> params.length < 1 ? 0 : size(value) * size(params[0]);
        case "strip_html" -> size(value) > MAX_STRIPPED ? Long.MAX_VALUE : 0;
        default -> 0;
      };
    }

    private static void count(long work, TemplateContext context) {
      Map<String, Long> registry = context.getRegistry("relance-work");
      refuse(registry.merge("done", work + 1, Long::sum) > MAX_WORK);
    }
  }

  private static boolean isBeyond(@Nullable Object value) {
    return switch (value) {
      case CharSequence text -> NumberBounds.isBeyond(text);
      case BigDecimal number ->
          Math.abs((long) number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS;
      case null, default -> false;
    };
  }

  private static boolean isMany(@Nullable Object value) {
    return value instanceof Collection || value instanceof Object[];
  }

  private static long size(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case CharSequence text -> text.length();
      case Collection<?> items -> items.size();
      case Object[] items -> items.length;
      default -> 1;
    };
  }

  private static void refuse(boolean tooMuch) {
    if (tooMuch) {
      throw new TooMuch();
    }
  }
}
