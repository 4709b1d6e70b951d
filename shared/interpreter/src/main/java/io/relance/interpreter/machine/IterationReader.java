package io.relance.interpreter.machine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how a Map state goes through its items. */
final class IterationReader {
  private final StateFields fields;
  private final RegionReader regions;

  IterationReader(StateFields fields, RegionReader regions) {
    this.fields = fields;
    this.regions = regions;
  }

  State.Iteration read() {
    return new State.Iteration(
        fields.template("Items", JsonNode::isArray, "must be an array or a JSONata expression"),
        fields.template("ItemSelector"),
        fields.wholeTemplate("MaxConcurrency", 0, Integer.MAX_VALUE),
        tolerances(),
        processor());
  }

  private List<State.Tolerance> tolerances() {
    var tolerances = new ArrayList<State.Tolerance>();
    fields
        .wholeTemplate("ToleratedFailureCount", 0, Integer.MAX_VALUE)
        .ifPresent(count -> tolerances.add(new State.Tolerance.Count(count)));
    fields
        .template("ToleratedFailurePercentage", IterationReader::isPercentage, "must be 0 to 100")
        .ifPresent(percentage -> tolerances.add(new State.Tolerance.Percentage(percentage)));
    return tolerances;
  }

  private static boolean isPercentage(JsonNode value) {
    return value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= 100;
  }

  private Region processor() {
    if (!fields.has("ItemProcessor")) {
      fields.problem("ItemProcessor", "is required");
    }
    return fields
        .object("ItemProcessor", this::processor)
        .orElseGet(() -> new Region("", Map.of()));
  }

  private Optional<Region> processor(StateFields processor) {
    processor.object("ProcessorConfig", IterationReader::mode);
    return Optional.of(regions.read(processor));
  }

  private static Optional<JsonNode> mode(StateFields config) {
    return config.matching(
        "Mode", mode -> mode.asText().equals("INLINE"), "only INLINE is run here");
  }
}
