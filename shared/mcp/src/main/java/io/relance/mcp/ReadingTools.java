package io.relance.mcp;

import static io.relance.mcp.Tool.Effect.READS;
import static io.relance.mcp.Tool.Parameter.optional;
import static io.relance.mcp.Tool.Parameter.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.mcp.Tool.Parameter;
import io.relance.mcp.Tool.Result;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tools that change nothing. */
final class ReadingTools {
  private static final Parameter AUTOMATION =
      required("automationId", "string", "The id of the automation.");
  private static final Parameter CURSOR =
      optional("cursor", "string", "The next of the page before, for the following page.");

  private final Api api;

  ReadingTools(Api api) {
    this.api = api;
  }

  List<Tool> all() {
    return Stream.of(automations(), flows(), simulation(), contacts())
        .flatMap(List::stream)
        .toList();
  }

  private List<Tool> automations() {
    return List.of(
        reads(
            "get_project",
            "The project: its time zone, country, channels and senders, and the role of the token.",
            List.of(),
            _ -> project()),
        reads(
            "list_automations",
            "Lists automations with their state, trigger and counts.",
            List.of(optional("query", "string", "A part of the name."), CURSOR),
            it -> page("/v1/automations", it, "query")),
        reads(
            "get_automation",
            "An automation with the flow of its draft, the draft's revision, and what is live.",
            List.of(AUTOMATION),
            it -> Result.of(api.get(automation(it)))),
        reads(
            "get_report",
            "The counts of an automation and of each of its elements.",
            List.of(AUTOMATION),
            it -> Result.of(api.get(automation(it) + "/report"))));
  }

  private List<Tool> flows() {
    return List.of(
        reads(
            "list_versions",
            "Lists the versions of an automation that were activated.",
            List.of(AUTOMATION, CURSOR),
            it -> page(automation(it) + "/versions", it)),
        reads(
            "diff_flows",
            "The differences of two flows of an automation: elements that were added, removed or"
                + " changed, and which of their fields. A field that is omitted has its default,"
                + " which may be the same value.",
            List.of(
                AUTOMATION,
                optional("from", "string", "A version such as 1; live (default) or draft."),
                optional("to", "string", "A version such as 2, live, or draft (default).")),
            this::diff),
        reads(
            "check_flow",
            "Validates a flow that is not saved: the diagnostics, and the variables at each element.",
            List.of(required("flow", "object", "The flow, by the schema of flow files.")),
            it -> Result.of(api.post("/v1/flows/checks", it))),
        reads(
            "get_flow_schema",
            "The JSON Schema of flow files.",
            List.of(),
            _ -> Result.of(api.get("/schemas/flow-1.json"))));
  }

  private List<Tool> simulation() {
    return List.of(
        reads(
            "simulate",
            "Simulates one contact's way through the draft of an automation on a virtual clock, or"
                + " through another flow. Sends nothing.",
            List.of(
                AUTOMATION,
                optional("contactId", "string", "A contact that exists."),
                optional("contact", "object", "A made-up contact: {firstName, phone, …}."),
                optional("flow", "object", "A flow in place of the draft."),
                optional("event", "object", "{variables: {order: {…}}}."),
                optional("startAt", "string", "An instant, 2026-12-24T10:00:00Z.")),
            this::simulate),
        reads(
            "list_segments",
            "Lists segments with their criteria and counts.",
            List.of(CURSOR),
            it -> page("/v1/segments", it)),
        reads(
            "calculate_segment",
            "Counts the contacts for whom criteria hold, and those of them who can be reached.",
            List.of(required("criteria", "object", "The criteria, as in a segment.")),
            it -> Result.of(api.post("/v1/segments/calculations", it))));
  }

  private List<Tool> contacts() {
    return List.of(
        reads(
            "find_contacts",
            "Finds contacts by name, part of an email address, or a phone number.",
            List.of(required("query", "string", "What to look for."), CURSOR),
            it -> page("/v1/contacts", it, "query")),
        reads(
            "explain_contact",
            "Explains why a contact did or did not get the messages of an automation.",
            List.of(required("contactId", "string", "The id of the contact."), AUTOMATION),
            it ->
                Result.of(
                    api.get(
                        contact(it) + "/why",
                        Map.of("automationId", it.path("automationId").asText())))),
        reads(
            "get_timeline",
            "What happened to a contact, newest first.",
            List.of(required("contactId", "string", "The id of the contact."), CURSOR),
            it -> page(contact(it) + "/timeline", it)));
  }

  private static Tool reads(
      String name,
      String description,
      List<Parameter> parameters,
      Function<JsonNode, Result> action) {
    return new Tool(name, description, READS, parameters, action);
  }

  private Result project() {
    var project = api.get("/v1/project");
    var me = api.get("/v1/me");
    if (project.isError() || me.isError()) {
      return Result.of(project.isError() ? project : me);
    }
    var both = JsonNodeFactory.instance.objectNode();
    both.set("project", project.body());
    both.set("token", me.body());
    return Result.of(both);
  }

  private Result page(String path, JsonNode arguments, String... parameters) {
    var query = new TreeMap<String, String>();
    query.put("cursor", arguments.path("cursor").asText());
    for (var parameter : parameters) {
      query.put(parameter, arguments.path(parameter).asText());
    }
    return Result.of(api.get(path, query));
  }

  private Result simulate(JsonNode arguments) {
    var body = ((ObjectNode) arguments.deepCopy()).without("automationId");
    return Result.of(api.post(automation(arguments) + "/simulations", body));
  }

  private Result diff(JsonNode arguments) {
    var automation = api.get(automation(arguments));
    if (automation.isError()) {
      return Result.of(automation);
    }
    var before = flow(automation.body(), arguments.path("from").asText("live"));
    var after = flow(automation.body(), arguments.path("to").asText("draft"));
    if (before.isError() || after.isError()) {
      return Result.of(before.isError() ? before : after);
    }
    var result = JsonNodeFactory.instance.objectNode();
    result.set("changes", FlowDiff.between(before.body().path("flow"), after.body().path("flow")));
    return Result.of(result);
  }

  /** The flow of a version, of the live one, or of the draft. */
  private Api.Answer flow(JsonNode automation, String version) {
    if (version.equals("draft")) {
      return new Api.Answer(200, automation);
    }
    var live = automation.at("/live/version");
    if (version.equals("live") && live.isMissingNode()) {
      var problem = JsonNodeFactory.instance.objectNode();
      return new Api.Answer(404, problem.put("detail", "The automation was never activated."));
    }
    var number = version.equals("live") ? live.asText() : version;
    return api.get(
        "/v1/automations/%s/versions/%s"
            .formatted(Api.encoded(automation.path("id").asText()), Api.encoded(number)));
  }

  static String automation(JsonNode arguments) {
    return "/v1/automations/" + Api.encoded(arguments.path("automationId").asText());
  }

  private static String contact(JsonNode arguments) {
    return "/v1/contacts/" + Api.encoded(arguments.path("contactId").asText());
  }
}
