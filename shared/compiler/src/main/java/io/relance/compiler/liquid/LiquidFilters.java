package io.relance.compiler.liquid;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import liqp.TemplateContext;
import liqp.filters.Filter;
import liqp.filters.Filters;
import org.jspecify.annotations.Nullable;

/** The filters of standard Liquid, each bounded in memory and time. */
final class LiquidFilters {
  /** Beyond standard Liquid, for web pages. */
  private static final Set<String> LEFT_OUT = Set.of("absolute_url", "json", "h");

  private LiquidFilters() {}

  static Set<String> names() {
    var names = new TreeSet<>(Filters.DEFAULT_FILTERS.getMap().keySet());
    names.removeAll(LEFT_OUT);
    return names;
  }

  static List<Filter> bounded(InstantSource clock, ZoneId zone) {
    return names().stream().<Filter>map(name -> new Bounded(filter(name), clock, zone)).toList();
  }

  private static Filter filter(String name) {
    return name.equals("strip_html") ? new StripHtml() : Filters.DEFAULT_FILTERS.get(name);
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
      FilterBounds.checkArguments(name, value, params, context);
      return FilterBounds.checkResult(filter.apply(present(value), context, params));
    }

    /** The time of the injected clock, not of the machine. */
    private @Nullable Object present(@Nullable Object value) {
      var now = "now".equals(value) || "today".equals(value);
      return now && name.equals("date") ? clock.instant().atZone(zone) : value;
    }
  }
}
