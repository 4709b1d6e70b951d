package io.relance.application.moving;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much was moved.
 *
 * @param counts items by table, pieces of objects, messages; what there is none of is left out
 */
public record Moved(Map<String, Long> counts) {
  static Moved of(Line.Seal seal) {
    var counts = new LinkedHashMap<String, Long>();
    seal.parts().forEach((part, sum) -> counts.put(part, sum.lines()));
    counts.remove("manifest");
    return new Moved(counts);
  }
}
