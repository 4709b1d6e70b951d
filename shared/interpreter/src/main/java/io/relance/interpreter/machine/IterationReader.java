package io.relance.interpreter.machine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads how a Map state goes through its items. */
final class IterationReader {
  private final StateFields stateFields;
  private final RegionReader regions;

  IterationReader(StateFields stateFields, RegionReader regions) {
    this.stateFields = stateFields;
    this.regions = regions;
  }

  State.Iteration read() {
    return new State.Iteration(
        stateFields.template(
            "Items", JsonNode::isArray, "must be an array or a JSONata expression"),
        stateFields.template("ItemSelector"),
        stateFields.wholeTemplate("MaxConcurrency", 0, Integer.MAX_VALUE),
        tolerances(),
        processor());
  }

  private List<State.Tolerance> tolerances() {
    var tolerances = new ArrayList<State.Tolerance>();
    stateFields
        .wholeTemplate("ToleratedFailureCount", 0, Integer.MAX_VALUE)
        .ifPresent(count -> tolerances.add(new State.Tolerance(count, Integer.MAX_VALUE)));
    stateFields
        .template("ToleratedFailurePercentage", IterationReader::isPercentage, "must be 0 to 100")
        .ifPresent(percentage -> tolerances.add(new State.Tolerance(percentage, 100)));
    return tolerances;
  }

  private static boolean isPercentage(JsonNode value) {
    return value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= 100;
  }

  private Region processor() {
    var processor = stateFields.object("ItemProcessor");
    if (processor.isEmpty()) {
      stateFields.problem("ItemProcessor", "is required");
      return new Region("", Map.of());
    }
    processor.get().only(Set.of("ProcessorConfig", "StartAt", "States", "Comment"));
    processor.get().object("ProcessorConfig").ifPresent(IterationReader::inlineOnly);
    return regions.read(processor.get());
  }

  private static void inlineOnly(StateFields config) {
    config.only(Set.of("Mode"));
    config
        .text("Mode")
        .filter(mode -> !mode.equals("INLINE"))
        .ifPresent(_ -> config.problem("Mode", "only INLINE is run here"));
  }
}
