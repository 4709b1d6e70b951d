package io.relance.interpreter.machine;

import java.util.Set;
import java.util.regex.Pattern;

/** Names in the language: why fields are refused, and what a variable may be called. */
final class Vocabulary {
  static final String JSON_PATH = "belongs to JSONPath; only JSONata is understood here";

  private static final Set<String> JSON_PATH_FIELDS =
      Set.of(
          "InputPath",
          "OutputPath",
          "ResultPath",
          "Parameters",
          "ResultSelector",
          "Result",
          "ItemsPath",
          "SecondsPath",
          "TimestampPath",
          "TimeoutSecondsPath",
          "HeartbeatSecondsPath",
          "MaxConcurrencyPath",
          "ToleratedFailureCountPath",
          "ToleratedFailurePercentagePath",
          "ErrorPath",
          "CausePath",
          "Variable",
          "And",
          "Or",
          "Not");
  private static final Pattern JSON_PATH_COMPARISON =
      Pattern.compile(
          "(String|Numeric|Timestamp|Boolean)(Equals|LessThan|GreaterThan|Matches)\\w*"
              + "|Is(Null|Present|Numeric|String|Boolean|Timestamp)");
  private static final Set<String> DISTRIBUTED_FIELDS =
      Set.of("ItemReader", "ItemBatcher", "ResultWriter", "Label", "ExecutionType");
  private static final Pattern VARIABLE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  private Vocabulary() {}

  static String refusalReason(String field) {
    if (JSON_PATH_FIELDS.contains(field) || JSON_PATH_COMPARISON.matcher(field).matches()) {
      return JSON_PATH;
    }
    if (DISTRIBUTED_FIELDS.contains(field)) {
      return "belongs to Distributed Map, which is not run here";
    }
    return field.equals("Iterator") ? "is written ItemProcessor" : "is unknown here";
  }

  static boolean isVariable(String name) {
    return VARIABLE.matcher(name).matches()
        && name.length() <= Limits.NAME_LENGTH
        && !name.equals("states");
  }
}
