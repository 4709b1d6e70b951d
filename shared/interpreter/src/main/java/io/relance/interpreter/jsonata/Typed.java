package io.relance.interpreter.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** Templates for fields that need a value of one type. */
public final class Typed {
  private Typed() {}

  public static boolean truth(Template template, Scope scope) {
    JsonNode value = template.evaluate(scope);
    if (!value.isBoolean()) {
      throw unexpected(template, "boolean", value);
    }
    return value.booleanValue();
  }

  public static ArrayNode array(Template template, Scope scope) {
    JsonNode value = template.evaluate(scope);
    if (value instanceof ArrayNode array) {
      return array;
    }
    throw unexpected(template, "array", value);
  }

  public static String text(Template template, Scope scope) {
    JsonNode value = template.evaluate(scope);
    if (!value.isTextual()) {
      throw unexpected(template, "string", value);
    }
    return value.textValue();
  }

  /** A whole number within bounds. */
  public static int whole(Template template, Scope scope, int least, int most) {
    JsonNode value = template.evaluate(scope);
    if (!value.isNumber()
        || value.doubleValue() != Math.rint(value.doubleValue())
        || value.doubleValue() < least
        || value.doubleValue() > most) {
      throw unexpected(template, "integer between %d and %d".formatted(least, most), value);
    }
    return value.intValue();
  }

  public static double number(Template template, Scope scope) {
    JsonNode value = template.evaluate(scope);
    if (!value.isNumber()) {
      throw unexpected(template, "number", value);
    }
    return value.doubleValue();
  }

  private static QueryFailure unexpected(Template template, String expected, JsonNode actual) {
    return template instanceof Template.Evaluated(Expression expression)
        ? expression.unexpected(expected, actual)
        : new QueryFailure("", "Expected %s but was %s".formatted(expected, actual));
  }
}
