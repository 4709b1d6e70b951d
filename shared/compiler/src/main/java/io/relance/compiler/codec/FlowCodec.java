package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.Reentry;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.ElementId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Flow files; what is encoded decodes to an equal flow. */
public final class FlowCodec {
  /** More than a definition has room for. */
  private static final int MAX_ELEMENTS = 2_000;

  private FlowCodec() {}

  /** Reads a flow file; all faults of form at once. */
  public static DecodeResult<Flow> decode(String json) {
    return switch (FlowJson.parse(json)) {
      case DecodeResult.Whole<JsonNode>(var node) -> decode(node);
      case DecodeResult.Faulty<JsonNode>(var faults, _) ->
          new DecodeResult.Faulty<>(faults, Optional.empty());
    };
  }

  /** Reads a flow file; all faults of form at once. */
  public static DecodeResult<Flow> decode(JsonNode json) {
    var faults = new ArrayList<Diagnostic>();
    var fields = new Fields(json, new JsonPath("", Optional.empty(), faults));
    if (!fields.readable()) {
      return new DecodeResult.Faulty<>(faults, Optional.empty());
    }
    checkFormat(fields);
    var trigger = trigger(fields);
    var reentry =
        fields
            .node("reentry")
            .map(node -> TriggerReader.readReentry(node, fields.place("reentry")))
            .orElse(new Reentry.EveryTime());
    var start = start(fields);
    var reader = new ElementReader();
    var elements = elements(fields, reader);
    fields.close();
    // Without elements nothing can be said about where contacts enter.
    var entered = elements.isEmpty() && !faults.isEmpty() ? Placeholders.EXIT : start;
    var flow =
        new Flow(Flow.FORMAT, trigger.orElse(new Trigger.Manual()), reentry, entered, elements);
    return faults.isEmpty()
        ? new DecodeResult.Whole<>(flow)
        : new DecodeResult.Faulty<>(
            faults, Optional.of(new PartialFlow(flow, trigger.isPresent())));
  }

  /** The file of a flow; the same flow gives the same bytes. */
  public static String encode(Flow flow) {
    return FlowJson.pretty(toJson(flow));
  }

  /** The file of a flow as a tree. */
  public static ObjectNode toJson(Flow flow) {
    var object = JsonNodeFactory.instance.objectNode().put("format", flow.format());
    object.set("trigger", TriggerWriter.write(flow.trigger()));
    object.set("reentry", TriggerWriter.write(flow.reentry()));
    object.put("start", flow.start().value());
    var elements = object.putArray("elements");
    flow.elements().forEach(element -> elements.add(ElementWriter.write(element)));
    return object;
  }

  private static void checkFormat(Fields fields) {
    var format = fields.required("format");
    if (format.isPresent() && !(format.get().isInt() && format.get().asInt() == Flow.FORMAT)) {
      fields
          .place("format")
          .note(
              Diagnostic.error(
                  "flow.unknown-format",
                  "Must be "
                      + Flow.FORMAT
                      + ", the format of flow files that this version reads."));
    }
  }

  private static Optional<Trigger> trigger(Fields fields) {
    var node = fields.node("trigger");
    if (node.isEmpty()) {
      fields
          .place("trigger")
          .note(
              Diagnostic.error("flow.no-trigger", "The field \"trigger\" is missing.")
                  .hint("Trigger kinds: " + String.join(", ", TriggerReader.KINDS) + "."));
    }
    return node.flatMap(found -> TriggerReader.read(found, fields.place("trigger")));
  }

  private static ElementId start(Fields fields) {
    if (fields.node("start").isPresent()) {
      return ElementReader.target(fields, "start").orElse(Placeholders.EXIT);
    }
    fields
        .place("start")
        .note(
            Diagnostic.error("flow.no-start", "The field \"start\" is missing.")
                .hint("Must be the id of the element at which contacts enter."));
    return Placeholders.EXIT;
  }

  private static List<FlowElement> elements(Fields fields, ElementReader reader) {
    return fields
        .required("elements")
        .filter(node -> isBearable(node, fields.place("elements")))
        .map(node -> Fields.asList(node, fields.place("elements"), reader::read))
        .orElse(List.of());
  }

  private static boolean isBearable(JsonNode elements, JsonPath jsonPath) {
    if (elements.size() <= MAX_ELEMENTS) {
      return true;
    }
    jsonPath.note(
        Diagnostic.error(
                "flow.too-large",
                "Must have at most " + MAX_ELEMENTS + " elements, not " + elements.size() + ".")
            .hint("Split it into several automations."));
    return false;
  }
}
