package io.relance.functions.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the criteria of bodies. */
public final class CriteriaFields {
  private CriteriaFields() {}

  /** The criteria of a body that has nothing else. */
  public static JsonNode criteria(JsonBody body) {
    return body.read(CriteriaFields::required);
  }

  /** The criteria of a body; whether they are right is not checked. */
  public static Supplier<JsonNode> required(JsonFields fields) {
    return fields.required("criteria", CriteriaFields::object)::orElseThrow;
  }

  /** An object of criteria; whether they are right is not checked. */
  public static Optional<JsonNode> object(JsonValue value) {
    return value.holds(value.node().isObject(), "must be an object of criteria")
        ? Optional.of(value.node())
        : Optional.empty();
  }
}
