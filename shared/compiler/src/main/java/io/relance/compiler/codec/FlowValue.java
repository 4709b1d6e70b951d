package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.id.ElementId;
import io.relance.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One value of a flow file, and where its faults are reported. */
record FlowValue(JsonValue json, FlowFaults faults) {
  static FlowValue ofFile(JsonNode file, FlowFaults faults) {
    return new FlowValue(JsonValue.of(file, faults), faults);
  }

  /** The same value as a part of an element. */
  FlowValue within(ElementId id) {
    var ofElement = faults.within(id);
    return new FlowValue(json.reportingTo(ofElement), ofElement);
  }

  JsonNode node() {
    return json.node();
  }

  void fault(Diagnostic fault) {
    faults.add(json.path(), fault);
  }

  Optional<String> text() {
    return json.string();
  }

  /** One of a closed set, by its name. */
  <E> Optional<E> choice(Map<String, E> names) {
    return json.choice(names);
  }

  Optional<FlowFields> object() {
    return json.object().map(fields -> new FlowFields(fields, faults));
  }

  /** Reads each item of a list; what cannot be read is a fault and left out. */
  <T> List<T> list(Function<FlowValue, Optional<T>> item) {
    return json.list(Integer.MAX_VALUE, value -> item.apply(new FlowValue(value, faults)));
  }

  boolean isEmptyList() {
    return node().isArray() && node().isEmpty();
  }
}
