package io.relance.mcp;

import static io.relance.mcp.Tool.Effect.ACTS;
import static io.relance.mcp.Tool.Parameter.optional;
import static io.relance.mcp.Tool.Parameter.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.mcp.Tool.Parameter;
import io.relance.mcp.Tool.Result;
import java.util.List;
import java.util.function.Function;

/**
 * The tools that change what contacts get. The first call does nothing: it answers with a preview
 * and a code. The second one, with the code, acts, unless something has changed meanwhile. The API
 * refuses tokens whose role does not permit it.
 */
final class ActingTools {
  private static final Parameter AUTOMATION =
      required("automationId", "string", "The id of the automation.");
  private static final Parameter CONFIRM =
      optional("confirm", "string", "The code of the preview, to act. Without it nothing is done.");

  /** An action: its route, and the permission that it needs. */
  private enum Action {
    ACTIVATE("/activate", "automations.activate"),
    DEACTIVATE("/deactivate", "automations.activate"),
    LAUNCH("/launches", "launches.start");

    private final String route;
    private final String permission;

    Action(String route, String permission) {
      this.route = route;
      this.permission = permission;
    }
  }

  private final Api api;
  private final Previews previews = new Previews();

  ActingTools(Api api) {
    this.api = api;
  }

  List<Tool> all() {
    return List.of(
        new Tool(
            "activate_automation",
            "Makes the draft of an automation live: from then on its trigger enrolls contacts, who"
                + " get messages. Without confirm it only says what it would do.",
            ACTS,
            List.of(AUTOMATION, CONFIRM),
            it -> act(it, this::previewActivation, Action.ACTIVATE)),
        new Tool(
            "deactivate_automation",
            "Stops new enrollments; those in progress finish or are cancelled. Without confirm it"
                + " only says what it would do.",
            ACTS,
            List.of(
                AUTOMATION,
                required("inFlight", "string", "finish or cancel: the enrollments in progress."),
                CONFIRM),
            it -> act(it, this::previewDeactivation, Action.DEACTIVATE)),
        new Tool(
            "launch_automation",
            "Sends an automation to an audience. Without confirm it only estimates how many"
                + " contacts would get it, and who would not and why.",
            ACTS,
            List.of(
                AUTOMATION,
                required(
                    "audience", "object", "{segmentId}, {listId}, {contactIds} or {criteria}."),
                optional("at", "string", "When: an instant. Now, if it is absent."),
                CONFIRM),
            it -> act(it, this::previewLaunch, Action.LAUNCH)));
  }

  private Result act(JsonNode arguments, Function<JsonNode, Api.Answer> preview, Action action) {
    var me = api.get("/v1/me");
    if (me.isError()) {
      return Result.of(me);
    }
    if (!permits(me.body(), action)) {
      return Result.error(
          "Nothing was done: the role of the token, %s, does not permit it; %s is missing."
              .formatted(me.body().path("role").asText(), action.permission));
    }
    var request = (ObjectNode) arguments.deepCopy();
    request.remove("confirm");
    var automation = api.get(ReadingTools.automation(arguments));
    if (automation.isError()) {
      return Result.of(automation);
    }
    var state = state(automation.body());
    var code = arguments.path("confirm").asText();
    if (code.isEmpty()) {
      return show(request, automation.body(), preview.apply(request));
    }
    if (!previews.confirm(code, request, state)) {
      return Result.error(
          "confirm: must be the code of a preview of the same arguments, while neither the draft nor"
              + " what is live has changed. Nothing was done: call it without confirm first.");
    }
    var body = request.without("automationId");
    return Result.of(api.postOnce(ReadingTools.automation(arguments) + action.route, body, code));
  }

  /** What must be the same when a preview is confirmed. */
  private static String state(JsonNode automation) {
    return "%s %s %s"
        .formatted(
            automation.at("/draft/revision").asText(),
            automation.at("/live/version").asText(),
            automation.path("state").asText());
  }

  private static boolean permits(JsonNode me, Action action) {
    for (var permission : me.path("may")) {
      if (permission.asText().equals(action.permission)) {
        return true;
      }
    }
    return false;
  }

  private Result show(JsonNode request, JsonNode automation, Api.Answer preview) {
    if (preview.isError()) {
      return Result.of(preview);
    }
    var result = JsonNodeFactory.instance.objectNode().put("done", false);
    result.put("automation", automation.path("name").asText());
    result.set("wouldDo", preview.body());
    result.put("confirm", previews.show(request, state(automation)));
    return Result.of(result);
  }

  private Api.Answer previewActivation(JsonNode request) {
    var path = ReadingTools.automation(request);
    var automation = api.get(path);
    var check = api.post(path + "/validate", JsonNodeFactory.instance.objectNode());
    var project = api.get("/v1/project");
    for (var answer : List.of(automation, check, project)) {
      if (answer.isError()) {
        return answer;
      }
    }
    var preview =
        JsonNodeFactory.instance
            .objectNode()
            .put("action", "activate the draft; its trigger then enrolls contacts");
    preview.set("trigger", automation.body().path("trigger"));
    preview.set("draft", automation.body().path("draft"));
    preview.set("diagnostics", check.body().path("diagnostics"));
    preview.set("channels", project.body().path("channels"));
    return new Api.Answer(200, preview);
  }

  private Api.Answer previewDeactivation(JsonNode request) {
    var automation = api.get(ReadingTools.automation(request));
    if (automation.isError()) {
      return automation;
    }
    var preview =
        JsonNodeFactory.instance
            .objectNode()
            .put("action", "stop new enrollments, and " + request.path("inFlight").asText())
            .put("inProgress", automation.body().path("inProgress").asLong());
    return new Api.Answer(200, preview);
  }

  private Api.Answer previewLaunch(JsonNode request) {
    var question = JsonNodeFactory.instance.objectNode();
    question.set("automationId", request.path("automationId"));
    question.set("audience", request.path("audience"));
    return api.post("/v1/launches/estimates", question);
  }
}
