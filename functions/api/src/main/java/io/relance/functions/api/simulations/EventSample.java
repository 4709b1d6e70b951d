package io.relance.functions.api.simulations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.application.persistence.Json;
import io.relance.functions.api.Problem;
import io.relance.functions.api.enrollments.EntryProperties;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What triggers an automation in a simulation.
 *
 * @param variables the roots that texts may use
 * @param faults all that is wrong with it
 */
record EventSample(ObjectNode variables, List<Problem.Fault> faults) {
  private static final List<String> ROOTS = List.of("order", "checkout", "fulfillment", "message");
  private static final int MOST_CHARACTERS = 64 * 1024;
  private static final int LONGEST_TEXT = 1_600;

  /**
   * Reads a sample.
   *
   * @param properties those of the enrollment, which texts use as {@code entry}
   */
  static EventSample of(
      SimulationBodies.@Nullable SimulatedEvent event, @Nullable JsonNode properties) {
    var read = new EventSample(JsonNodeFactory.instance.objectNode(), new ArrayList<>());
    if (event != null) {
      read.variables(event.variables());
      read.text(event.text());
    }
    if (properties != null && !properties.isNull()) {
      read.object("properties", properties, "entry");
    }
    if (Json.write(read.variables).length() > MOST_CHARACTERS) {
      read.fault(
          "event",
          "must have at most %,d characters together with properties".formatted(MOST_CHARACTERS));
    }
    return read;
  }

  private void variables(@Nullable JsonNode given) {
    if (given == null || given.isNull()) {
      return;
    }
    if (!given.isObject()) {
      fault("event.variables", "must be an object");
      return;
    }
    for (var root : given.properties()) {
      var path = "event.variables." + root.getKey();
      if (ROOTS.contains(root.getKey())) {
        object(path, root.getValue(), root.getKey());
      } else {
        fault(path, "unknown variable: must be one of " + String.join(", ", ROOTS));
      }
    }
  }

  private void text(@Nullable String text) {
    if (text == null) {
      return;
    }
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      fault("event.text", "must be 1 to %,d characters".formatted(LONGEST_TEXT));
      return;
    }
    variables.withObject("/message").put("text", text);
  }

  private void object(String path, JsonNode value, String root) {
    if (!value.isObject()) {
      fault(path, "must be an object");
    } else if (EntryProperties.hasEndlessNumbers(value)) {
      fault(path, "must have numbers of at most 38 digits");
    } else {
      variables.set(root, value.deepCopy());
    }
  }

  private void fault(String path, String message) {
    faults.add(Problem.Fault.field(path, message));
  }
}
