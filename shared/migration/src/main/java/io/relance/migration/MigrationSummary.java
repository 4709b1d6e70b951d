package io.relance.migration;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much was moved.
 *
 * @param counts items by table, pieces of objects, messages; what there is none of is left out
 */
public record MigrationSummary(Map<String, Long> counts) {
  static MigrationSummary of(ExportLine.Seal seal) {
    var counts = new LinkedHashMap<String, Long>();
    seal.parts().forEach((part, sum) -> counts.put(part, sum.lines()));
    counts.remove("manifest");
    return new MigrationSummary(counts);
  }
}
