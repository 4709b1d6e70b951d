package io.relance.functions.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Problem;
import io.relance.json.Fault;
import io.relance.json.Faults;
import io.relance.json.JsonFields;
import io.relance.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The JSON object of a request; all of its faults are reported together. */
public final class JsonBody {
  private final JsonNode document;
  private final List<Fault> found;

  /**
   * A document.
   *
   * @param found the faults of its numbers and strings, whatever its fields mean
   */
  JsonBody(JsonNode document, List<Fault> found) {
    this.document = document;
    this.found = List.copyOf(found);
  }

  /** A body that may be absent; an absent one has no fields. */
  public static JsonBody optional(@Nullable JsonBody body) {
    return body == null ? new JsonBody(JsonNodeFactory.instance.objectNode(), List.of()) : body;
  }

  /**
   * Reads the body.
   *
   * @param reading reads each field; what it returns is called unless there are faults
   * @throws ApiException with every fault; a field that was not read is one
   */
  public <T> T read(Function<JsonFields, Supplier<T>> reading) {
    var faults = new Faults();
    found.forEach(fault -> faults.add(fault.path(), fault.message()));
    var fields = JsonValue.of(document, faults).object().orElseThrow();
    var result = reading.apply(fields);
    fields.close();
    if (!faults.isEmpty()) {
      throw ApiException.invalid(onePerPath(faults.all()));
    }
    return result.get();
  }

  private static List<Problem.Fault> onePerPath(List<Fault> faults) {
    var first = new LinkedHashMap<String, Problem.Fault>();
    for (var fault : faults) {
      first.putIfAbsent(fault.path(), Problem.Fault.field(fault.path(), fault.message()));
    }
    return List.copyOf(first.values());
  }
}
