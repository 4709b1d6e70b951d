package io.relance.application.launches;

import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.id.LaunchId;
import io.relance.domain.store.Item;
import io.relance.domain.store.Value;
import java.util.Map;
import java.util.TreeMap;

/**
 * A page of a launch that is done: all of its contacts are enrolled or excluded.
 *
 * @param excluded how many, by reason
 */
record LaunchPage(long enrolled, Map<String, Long> excluded) {
  private static final String ENROLLED = "enrolled";
  private static final String EXCLUDED = "excluded:";

  LaunchPage {
    excluded = Map.copyOf(excluded);
  }

  /** All but those who are enrolled were excluded for one reason. */
  static LaunchPage of(long size, long enrolled, String reason) {
    var others = size - enrolled;
    return new LaunchPage(enrolled, others == 0 ? Map.of() : Map.of(reason, others));
  }

  static LaunchPage of(Item item) {
    var excluded = new TreeMap<String, Long>();
    item.attributes()
        .forEach(
            (name, value) -> {
              if (name.startsWith(EXCLUDED) && value instanceof Value.Numeric(var number)) {
                excluded.put(name.substring(EXCLUDED.length()), number.longValueExact());
              }
            });
    return new LaunchPage(item.number(ENROLLED), excluded);
  }

  Item item(LaunchId launch, int page) {
    var item = ItemBuilder.at(Launch.pageKey(launch.value(), page)).number(ENROLLED, enrolled);
    excluded.forEach((reason, count) -> item.number(EXCLUDED + reason, count));
    return item.build();
  }
}
