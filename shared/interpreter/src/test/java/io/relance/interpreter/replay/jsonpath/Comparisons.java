package io.relance.interpreter.replay.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;

/** Turns the rules of a JSONPath Choice into conditions. */
final class Comparisons {
  private Comparisons() {}

  static String condition(JsonNode rule, String input) {
    if (rule.has("And")) {
      return joined(rule.get("And"), " and ", input);
    }
    if (rule.has("Or")) {
      return joined(rule.get("Or"), " or ", input);
    }
    if (rule.has("Not")) {
      return "$not(" + condition(rule.get("Not"), input) + ")";
    }
    String variable = Paths.expression(rule.path("Variable").asText(), input);
    for (var field : rule.properties()) {
      if (!field.getKey().matches("Variable|Next|Comment|Assign")) {
        return comparison(field.getKey(), variable, field.getValue(), input);
      }
    }
    throw new Untranslatable("a rule without a comparison");
  }

  private static String joined(JsonNode rules, String operator, String input) {
    var conditions = new ArrayList<String>();
    rules.forEach(rule -> conditions.add(condition(rule, input)));
    return "(" + String.join(operator, conditions) + ")";
  }

  private static String comparison(String operator, String v, JsonNode operand, String input) {
    if (operator.startsWith("Is")) {
      return "(%s = %s)".formatted(test(operator, v), operand);
    }
    String value =
        operator.endsWith("Path") ? Paths.expression(operand.asText(), input) : operand.toString();
    String name = operator.endsWith("Path") ? operator.replaceAll("Path$", "") : operator;
    if (name.equals("StringMatches")) {
      return "($type(%s) = \"string\" and $contains(%s, %s))"
          .formatted(v, v, glob(operand.asText()));
    }
    for (String type : new String[] {"String", "Numeric", "Boolean", "Timestamp"}) {
      if (name.startsWith(type)) {
        return typed(type, name.substring(type.length()), v, value);
      }
    }
    throw new Untranslatable("the comparison " + operator);
  }

  private static String typed(String type, String relation, String v, String value) {
    String operator =
        switch (relation) {
          case "Equals" -> "=";
          case "LessThan" -> "<";
          case "GreaterThan" -> ">";
          case "LessThanEquals" -> "<=";
          case "GreaterThanEquals" -> ">=";
          default -> throw new Untranslatable("the comparison " + type + relation);
        };
    if (type.equals("Timestamp")) {
      return "($type(%s) = \"string\" and $toMillis(%s) %s $toMillis(%s))"
          .formatted(v, v, operator, value);
    }
    String jsonType =
        type.equals("Numeric") ? "number" : type.equals("String") ? "string" : "boolean";
    return "($type(%s) = \"%s\" and $type(%s) = \"%s\" and %s %s %s)"
        .formatted(v, jsonType, value, jsonType, v, operator, value);
  }

  private static String test(String operator, String v) {
    return switch (operator) {
      case "IsPresent" -> "$exists(%s)".formatted(v);
      case "IsNull" -> "($type(%s) = \"null\")".formatted(v);
      case "IsString" -> "($type(%s) = \"string\")".formatted(v);
      case "IsNumeric" -> "($type(%s) = \"number\")".formatted(v);
      case "IsBoolean" -> "($type(%s) = \"boolean\")".formatted(v);
      case "IsTimestamp" ->
          "($type(%s) = \"string\" and $contains(%s, /^\\d{4}-\\d\\d-\\d\\dT.*(Z|[+-]\\d\\d:\\d\\d)$/))"
              .formatted(v, v);
      default -> throw new Untranslatable("the comparison " + operator);
    };
  }

  private static String glob(String pattern) {
    String escaped = pattern.replaceAll("([.\\[\\](){}+?^$|/])", "\\\\$1");
    return "/^" + escaped.replace("*", ".*") + "$/";
  }
}
