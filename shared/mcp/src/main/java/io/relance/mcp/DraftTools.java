package io.relance.mcp;

import static io.relance.mcp.Tool.Effect.WRITES_DRAFTS;
import static io.relance.mcp.Tool.Parameter.optional;
import static io.relance.mcp.Tool.Parameter.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.mcp.Tool.Result;
import java.util.List;

/** The tools that write drafts, which change nothing for a contact until they are activated. */
final class DraftTools {
  private final Api api;

  DraftTools(Api api) {
    this.api = api;
  }

  List<Tool> all() {
    return List.of(
        new Tool(
            "create_automation",
            "Creates an inactive automation from a template or a flow.",
            WRITES_DRAFTS,
            List.of(
                required("name", "string", "Its name."),
                optional("template", "string", "The slug of a template, or give a flow."),
                optional("locale", "string", "The language of the template: en or fr."),
                optional("flow", "object", "A flow, which may have faults.")),
            it -> Result.of(api.post("/v1/automations", it))),
        new Tool(
            "save_draft",
            "Replaces the flow of an automation's draft and answers its diagnostics. Refused if the"
                + " draft was changed since the revision was read.",
            WRITES_DRAFTS,
            List.of(
                required("automationId", "string", "The id of the automation."),
                required("revision", "integer", "The draft.revision that get_automation gave."),
                required("flow", "object", "The whole flow.")),
            this::save));
  }

  private Result save(JsonNode arguments) {
    var body = JsonNodeFactory.instance.objectNode();
    body.set("flow", arguments.path("flow"));
    return Result.of(
        api.patch(ReadingTools.automation(arguments), body, arguments.path("revision").asText()));
  }
}
