package io.relance.functions.api.json;

import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import io.relance.json.JsonValue;
import java.util.Optional;

/** Reads the value of a property in a body: a string, number, boolean or list of strings. */
public final class PropertyReader {
  private static final int MOST_TEXTS = 500;

  private PropertyReader() {}

  /** The value; empty, with a fault, when no property can hold it. */
  public static Optional<PropertyValue> read(JsonValue value) {
    var node = value.node();
    if (node.isNumber()) {
      return value.number().map(Scalar.Numeric::new);
    }
    if (node.isTextual()) {
      return Optional.of(new Scalar.Text(node.textValue()));
    }
    if (node.isArray()) {
      return texts(value);
    }
    return value.holds(
            node.isBoolean(),
            "must be a string, number, boolean or list of strings, or null to remove it")
        ? Optional.of(new Scalar.Flag(node.booleanValue()))
        : Optional.empty();
  }

  private static Optional<PropertyValue> texts(JsonValue value) {
    var texts = value.list(MOST_TEXTS, JsonValue::string);
    return texts.size() == value.node().size()
        ? Optional.of(new PropertyValue.TextList(texts))
        : Optional.empty();
  }
}
