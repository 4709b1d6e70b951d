package io.relance.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.application.store.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An occurrence made up for a preview.
 *
 * @param variables the roots that texts may use
 * @param faults all that is wrong with it
 */
record OccurrenceSample(ObjectNode variables, List<Problem.Fault> faults) {
  private static final Set<String> ROOTS =
      Set.of("order", "checkout", "fulfillment", "message", "properties");

  private static final int MOST_CHARACTERS = 64 * 1024;
  private static final String PLACE = "occurrence";

  /**
   * Reads a sample: its roots under {@code variables}, or as they are.
   *
   * @param kind the kind of trigger that it must pull
   */
  static OccurrenceSample of(@Nullable JsonNode sample, String kind) {
    var read = new OccurrenceSample(JsonNodeFactory.instance.objectNode(), new ArrayList<>());
    if (sample != null && !sample.isNull()) {
      read.take(sample, kind);
    }
    return read;
  }

  private void take(JsonNode sample, String kind) {
    if (!sample.isObject()) {
      fault(PLACE, "is an object");
      return;
    }
    if (sample.has("kind") && !sample.path("kind").asText().equals(kind)) {
      fault(PLACE + ".kind", "is the kind of the automation's trigger: " + kind);
    }
    takeRoots(PLACE + ".variables", sample.path("variables"));
    var others = ((ObjectNode) sample).deepCopy().without(List.of("kind", "variables"));
    takeRoots(PLACE, others);
    if (Json.write(variables).length() > MOST_CHARACTERS) {
      fault(PLACE, "is too large");
    }
  }

  private void takeRoots(String place, JsonNode roots) {
    if (roots.isMissingNode()) {
      return;
    }
    if (!roots.isObject()) {
      fault(place, "is an object");
      return;
    }
    roots.properties().forEach(root -> takeRoot(place, root.getKey(), root.getValue()));
  }

  private void takeRoot(String place, String root, JsonNode value) {
    var path = place + "." + root;
    if (!ROOTS.contains(root)) {
      fault(path, "is not known: texts use order, checkout, fulfillment, message or properties");
    } else if (!value.isObject()) {
      fault(path, "is an object");
    } else if (EntryProperties.hasEndlessNumbers(value)) {
      fault(path, "has numbers of at most 38 digits");
    } else {
      variables.set(root.equals("properties") ? "entry" : root, value);
    }
  }

  private void fault(String path, String message) {
    faults.add(Problem.Fault.field(path, message));
  }
}
