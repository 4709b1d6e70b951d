package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.flow.Criteria;
import io.relance.domain.flow.Diagnostic;
import java.util.ArrayList;
import java.util.Optional;

/** Criteria as JSON, on their own. */
public final class CriteriaCodec {
  private CriteriaCodec() {}

  /** Reads criteria; all faults at once. */
  public static Reading<Criteria> decode(JsonNode json) {
    var faults = new ArrayList<Diagnostic>();
    var criteria = CriteriaReader.read(json, new Place("", Optional.empty(), faults));
    return criteria.isPresent() && faults.isEmpty()
        ? new Reading.Whole<>(criteria.get())
        : new Reading.Faulty<>(faults, Optional.empty());
  }

  /** Reads criteria; all faults at once. */
  public static Reading<Criteria> decode(String json) {
    return switch (Json.parse(json)) {
      case Reading.Whole<JsonNode>(var node) -> decode(node);
      case Reading.Faulty<JsonNode>(var faults, _) ->
          new Reading.Faulty<>(faults, Optional.empty());
    };
  }

  public static ObjectNode encode(Criteria criteria) {
    return CriteriaWriter.write(criteria);
  }
}
