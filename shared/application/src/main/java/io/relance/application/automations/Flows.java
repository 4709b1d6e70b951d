package io.relance.application.automations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Json;
import io.relance.compiler.codec.DecodeResult;
import io.relance.compiler.codec.FlowCodec;
import io.relance.domain.flow.Flow;

/** Flow files as drafts: blank ones, and the contents of those with errors. */
public final class Flows {
  private Flows() {}

  /** A flow with a trigger and no elements yet. */
  public static JsonNode blank(JsonNode trigger) {
    var flow = JsonNodeFactory.instance.objectNode().put("format", 1);
    flow.set("trigger", trigger);
    flow.putArray("elements");
    return flow;
  }

  /** Equal for two equivalent flow files, regardless of order and layout. */
  public static String fingerprint(String flow) {
    return Ids.hash(
        switch (FlowCodec.decode(flow)) {
          case DecodeResult.Whole<Flow>(var read) -> FlowCodec.encode(read);
          case DecodeResult.Faulty<Flow> _ -> flow;
        });
  }

  static AutomationSummary.Draft draft(long revision, Automation.Revision by, String flow) {
    var kind = Json.tree(flow).path("trigger").path("kind").asText("");
    return new AutomationSummary.Draft(revision, by.at(), by.by(), kind, fingerprint(flow));
  }
}
