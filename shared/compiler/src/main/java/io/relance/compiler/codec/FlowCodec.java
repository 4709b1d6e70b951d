package io.relance.compiler.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.flow.ConversationSettings;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.FlowQuietHours;
import io.relance.domain.flow.Reentry;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.ElementId;
import io.relance.json.Choices;
import java.util.List;
import java.util.Optional;

/** Reads and writes flow files; an encoded flow decodes to an equal one. */
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
    var faults = FlowFaults.ofFile();
    return FlowValue.ofFile(json, faults)
        .object()
        .map(fields -> decode(fields, faults))
        .orElseGet(() -> new DecodeResult.Faulty<>(faults.all(), Optional.empty()));
  }

  private static DecodeResult<Flow> decode(FlowFields fields, FlowFaults faults) {
    checkFormat(fields);
    var trigger = trigger(fields);
    var reentry =
        fields.get("reentry").map(TriggerReader::readReentry).orElse(new Reentry.EveryTime());
    var quietHours =
        fields.choice("quietHours", FlowQuietHours.class).orElse(FlowQuietHours.PROJECT);
    var conversation =
        fields
            .get("conversation")
            .map(ConversationFields::settings)
            .orElse(ConversationSettings.DEFAULT);
    var start = start(fields);
    var elements = elements(fields);
    fields.close();
    var found = faults.all();
    // Without elements nothing can be said about where contacts enter.
    var entered = elements.isEmpty() && !found.isEmpty() ? Placeholders.EXIT : start;
    var flow =
        new Flow(
            Flow.FORMAT,
            trigger.orElse(new Trigger.Manual()),
            reentry,
            entered,
            elements,
            quietHours,
            conversation);
    return found.isEmpty()
        ? new DecodeResult.Whole<>(flow)
        : new DecodeResult.Faulty<>(found, Optional.of(new PartialFlow(flow, trigger.isPresent())));
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
    if (flow.quietHours() != FlowQuietHours.PROJECT) {
      object.put("quietHours", Choices.name(flow.quietHours()));
    }
    if (!flow.conversation().equals(ConversationSettings.DEFAULT)) {
      object.set("conversation", ConversationFields.write(flow.conversation()));
    }
    object.put("start", flow.start().value());
    var elements = object.putArray("elements");
    flow.elements().forEach(element -> elements.add(ElementWriter.write(element)));
    return object;
  }

  private static void checkFormat(FlowFields fields) {
    var format = fields.required("format");
    if (format
        .map(FlowValue::node)
        .filter(node -> !(node.isInt() && node.intValue() == Flow.FORMAT))
        .isPresent()) {
      fields
          .place("format")
          .fault(
              Diagnostic.error(
                  "flow.unknown-format",
                  "Must be "
                      + Flow.FORMAT
                      + ", the format of flow files that this version reads."));
    }
  }

  private static Optional<Trigger> trigger(FlowFields fields) {
    var value = fields.get("trigger");
    if (value.isEmpty()) {
      fields
          .place("trigger")
          .fault(
              Diagnostic.error("flow.no-trigger", "The field \"trigger\" is missing.")
                  .hint("Trigger kinds: " + String.join(", ", TriggerReader.KINDS) + "."));
    }
    return value.flatMap(TriggerReader::read);
  }

  private static ElementId start(FlowFields fields) {
    if (fields.has("start")) {
      return ElementReader.target(fields, "start").orElse(Placeholders.EXIT);
    }
    fields
        .place("start")
        .fault(
            Diagnostic.error("flow.no-start", "The field \"start\" is missing.")
                .hint("Must be the id of the element at which contacts enter."));
    return Placeholders.EXIT;
  }

  private static List<FlowElement> elements(FlowFields fields) {
    var reader = new ElementReader();
    return fields
        .required("elements")
        .filter(FlowCodec::isWithinSize)
        .map(elements -> elements.list(reader::read))
        .orElse(List.of());
  }

  private static boolean isWithinSize(FlowValue elements) {
    int size = elements.node().size();
    if (size <= MAX_ELEMENTS) {
      return true;
    }
    elements.fault(
        Diagnostic.error(
                "flow.too-large",
                "Must have at most " + MAX_ELEMENTS + " elements, not " + size + ".")
            .hint("Split it into several automations."));
    return false;
  }
}
