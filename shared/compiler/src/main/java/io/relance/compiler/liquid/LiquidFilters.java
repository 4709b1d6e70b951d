package io.relance.compiler.liquid;

import io.relance.compiler.liquid.filter.Arguments;
import io.relance.compiler.liquid.filter.Computation;
import io.relance.compiler.liquid.filter.StandardFilters;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import liqp.TemplateContext;
import liqp.filters.Filter;
import liqp.filters.Filters;
import org.jspecify.annotations.Nullable;

/** The filters of Shopify's Liquid, each bounded in memory and time. */
final class LiquidFilters {
  /** Beyond standard Liquid, for web pages. */
  private static final Set<String> LEFT_OUT = Set.of("absolute_url", "json", "h");

  private static final Set<String> NAMES = allNames();

  private LiquidFilters() {}

  static Set<String> names() {
    return NAMES;
  }

  static List<Filter> bounded(InstantSource clock, ZoneId zone) {
    var own = StandardFilters.all(clock, zone);
    return NAMES.stream().<Filter>map(name -> new Bounded(name, computation(name, own))).toList();
  }

  private static Set<String> allNames() {
    var names = new TreeSet<>(Filters.DEFAULT_FILTERS.getMap().keySet());
    names.removeAll(LEFT_OUT);
    names.addAll(StandardFilters.all(InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC).keySet());
    return names;
  }

  private static Bounded.Filtering computation(String name, Map<String, Computation> own) {
    var computation = own.get(name);
    if (computation != null) {
      return (value, context, params) -> computation.of(value, new Arguments(context, params));
    }
    var filter = name.equals("strip_html") ? new StripHtml() : Filters.DEFAULT_FILTERS.get(name);
    return filter::apply;
  }

  private static final class Bounded extends Filter {
    private interface Filtering {
      @Nullable Object apply(
          @Nullable Object value, TemplateContext context, @Nullable Object... params);
    }

    private final Filtering filtering;

    Bounded(String name, Filtering filtering) {
      super(name);
      this.filtering = filtering;
    }

    @Override
    public @Nullable Object apply(
        @Nullable Object value, TemplateContext context, @Nullable Object... params) {
      FilterBounds.checkArguments(name, value, params, context);
      return FilterBounds.checkResult(filtering.apply(value, context, params));
    }
  }
}
