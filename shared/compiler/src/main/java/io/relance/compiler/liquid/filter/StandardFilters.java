package io.relance.compiler.liquid.filter;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import liqp.filters.date.Parser;

/** The filters whose results the Liquid of the JVM gets wrong, or that it does not have. */
public final class StandardFilters {
  private StandardFilters() {}

  /**
   * All of them by name.
   *
   * @param zone of dates that are written without one
   */
  public static Map<String, Computation> all(InstantSource clock, ZoneId zone) {
    var dates = new DateReader(clock, zone, new Parser());
    var all = new HashMap<String, Computation>();
    all.putAll(NumberFilters.all());
    all.putAll(TextFilters.all());
    all.putAll(ListFilters.all());
    all.putAll(MoneyFilters.all());
    all.put("default", DefaultFilter::of);
    all.put(
        "date",
        (value, arguments) -> {
          var format = arguments.text(0);
          return format.isBlank()
              ? value
              : dates.read(value).<Object>map(at -> Strftime.format(at, format)).orElse(value);
        });
    return all;
  }
}
