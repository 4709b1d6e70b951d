package io.relance.functions.api.segments;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.functions.api.json.JsonBody;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the criteria of bodies. */
final class CriteriaBodies {
  private CriteriaBodies() {}

  /** The criteria of a body that has nothing else. */
  static JsonNode criteria(JsonBody body) {
    return body.read(CriteriaBodies::required);
  }

  /** The criteria of a body; whether they are right is not checked. */
  static Supplier<JsonNode> required(JsonFields fields) {
    return fields.required("criteria", CriteriaBodies::object)::orElseThrow;
  }

  private static Optional<JsonNode> object(JsonValue value) {
    return value.holds(value.node().isObject(), "must be an object of criteria")
        ? Optional.of(value.node())
        : Optional.empty();
  }
}
