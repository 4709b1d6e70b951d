package io.relance.cost;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.persistence.Json;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a deployment uses in thirty days in which nothing happens, as its template and a measured
 * day say.
 *
 * @param choices how many of each may be chosen beside it, where that is a number of ours
 */
public record IdleMonth(List<Part> parts, Map<Choice, Integer> choices) {
  public static final int DAYS = 30;
  private static final String FILE = "/cost/idle.json";

  public IdleMonth {
    parts = List.copyOf(parts);
    var ordered = new EnumMap<Choice, Integer>(Choice.class);
    ordered.putAll(choices);
    choices = Collections.unmodifiableMap(ordered);
  }

  /**
   * What one part of the deployment uses.
   *
   * @param what for an operator
   */
  public record Part(String what, Usage usage) {}

  /** The one that was reckoned last. */
  public static IdleMonth latest() {
    return Json.read(MeasuredUsages.resource(FILE), new TypeReference<IdleMonth>() {});
  }

  /** All parts together. */
  public Usage usage() {
    return parts.stream().map(Part::usage).reduce(Usage.NONE, Usage::plus);
  }
}
