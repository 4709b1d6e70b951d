package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.spec.McpSchema;
import io.relance.application.admin.Actor;
import io.relance.application.admin.AuditScope;
import io.relance.application.admin.Role;
import io.relance.config.Settings;
import io.relance.mcp.JacksonJson;
import io.relance.testkit.server.ApiClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("relance mcp serves tools to a client of the Model Context Protocol")
class McpScenarioTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "api"}, "start": "hello", "elements": [
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
         "text": "%s", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end"}]}
      """;

  private final Deployment server;
  private final ApiClient api;

  McpScenarioTest(@TempDir Path data) {
    server = new Deployment(Settings.read(Map.of(), 0), data, 0);
    api = new ApiClient(server.address(), token(Role.MANAGER));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void describesEachToolAndWhatItChanges() {
    try (var client = client(Role.ANALYST)) {
      var tools = client.listTools().tools();

      assertThat(tools)
          .extracting(McpSchema.Tool::name)
          .contains(
              "list_automations",
              "save_draft",
              "check_flow",
              "simulate",
              "diff_flows",
              "calculate_segment",
              "explain_contact",
              "activate_automation");
      assertThat(tools)
          .filteredOn(tool -> !tool.annotations().readOnlyHint())
          .extracting(McpSchema.Tool::name)
          .containsExactlyInAnyOrder(
              "create_automation",
              "save_draft",
              "activate_automation",
              "deactivate_automation",
              "launch_automation");
    }
  }

  @Test
  void writesADraftAndComparesItWithWhatIsLive() throws IOException {
    var id = api.activate("Greet", FLOW.formatted("Hello"));
    try (var client = client(Role.MANAGER)) {
      var revision =
          json(client, "get_automation", Map.of("automationId", id)).at("/draft/revision").asInt();
      var changed = JSON.readValue(FLOW.formatted("Good day"), Map.class);
      var draft = Map.of("automationId", id, "revision", revision, "flow", changed);

      assertThat(call(client, "save_draft", draft).isError()).isFalse();
      assertThat(text(call(client, "save_draft", draft))).startsWith("412");

      var changes = json(client, "diff_flows", Map.of("automationId", id)).path("changes");
      assertThat(changes)
          .filteredOn(change -> change.path("change").asText().equals("changed"))
          .singleElement()
          .asString()
          .contains("\"elementId\":\"hello\"", "\"path\":\"/text\"", "\"after\":\"Good day\"");
    }
  }

  @Test
  void simulatesAndExplainsAContact() throws IOException {
    var id = api.activate("Greet", FLOW.formatted("Hello"));
    var contact = api.subscriber("+33612345678", "Ada");
    try (var client = client(Role.ANALYST)) {
      var steps =
          json(client, "simulate", Map.of("automationId", id, "contactId", contact)).path("steps");
      assertThat(steps.toString()).contains("Hello");

      var why = json(client, "explain_contact", Map.of("contactId", contact, "automationId", id));
      assertThat(why.path("received").asInt()).isZero();
      assertThat(why.path("summary").asText()).isNotEmpty();

      var count =
          json(
              client,
              "calculate_segment",
              Map.of("criteria", Map.of("property", "firstName", "is", "Ada")));
      assertThat(count.at("/count/all").asInt()).isEqualTo(1);
    }
    assertThat(api.get("/v1/messages").path("items")).isEmpty();
  }

  @Test
  void saysWhatActivationWouldDoBeforeItActivates() {
    var id = inactive();
    try (var client = client(Role.MANAGER)) {
      var preview = json(client, "activate_automation", Map.of("automationId", id));

      assertThat(preview.path("done").asBoolean()).isFalse();
      assertThat(preview.at("/wouldDo/trigger/kind").asText()).isEqualTo("api");
      assertThat(state(id)).isEqualTo("inactive");

      var code = preview.path("confirm").asText();
      var confirmed = Map.<String, Object>of("automationId", id, "confirm", code);
      assertThat(call(client, "activate_automation", confirmed).isError()).isFalse();
      assertThat(state(id)).isEqualTo("active");
      assertThat(call(client, "activate_automation", confirmed).isError()).isTrue();
    }
  }

  @Test
  void activatesNothingThatWasChangedAfterThePreview() {
    var id = inactive();
    try (var client = client(Role.MANAGER)) {
      var preview = json(client, "activate_automation", Map.of("automationId", id));
      api.edit(id, FLOW.formatted("Changed"));

      var code = preview.path("confirm").asText();
      var confirmed = Map.<String, Object>of("automationId", id, "confirm", code);
      assertThat(text(call(client, "activate_automation", confirmed))).contains("Nothing was done");
      assertThat(state(id)).isEqualTo("inactive");
    }
  }

  @Test
  void activatesNothingForARoleThatMayNot() {
    var id = inactive();
    try (var client = client(Role.ANALYST)) {
      var answer = call(client, "activate_automation", Map.of("automationId", id));

      assertThat(answer.isError()).isTrue();
      assertThat(text(answer)).contains("Nothing was done", "analyst");
      assertThat(text(call(client, "create_automation", Map.of("name", "Mine")))).startsWith("403");
    }
  }

  @Test
  void estimatesALaunchBeforeItSends() {
    var id = api.activate("Greet", FLOW.formatted("Hello"));
    var contact = api.subscriber("+33612345678", "Ada");
    var audience = Map.of("contactIds", new String[] {contact});
    try (var client = client(Role.MANAGER)) {
      var preview =
          json(client, "launch_automation", Map.of("automationId", id, "audience", audience));

      assertThat(preview.at("/wouldDo/willReceive").asInt()).isEqualTo(1);
      assertThat(api.get("/v1/launches").path("items")).isEmpty();

      var confirm = preview.path("confirm").asText();
      var confirmed = Map.of("automationId", id, "audience", audience, "confirm", confirm);
      assertThat(call(client, "launch_automation", confirmed).isError()).isFalse();
      assertThat(api.get("/v1/launches").path("items")).hasSize(1);
    }
  }

  @Test
  void refusesAnUnknownArgumentByItsName() {
    try (var client = client(Role.ANALYST)) {
      var answer = call(client, "get_automation", Map.of("automation", "x"));

      assertThat(answer.isError()).isTrue();
      assertThat(text(answer)).contains("\"automation\"", "automationId");
    }
  }

  @Test
  void asksForATokenBeforeItServes() {
    var screen = Terminal.relance(Map.of(), "mcp");

    assertThat(screen.lines()).singleElement().asString().contains("RELANCE_TOKEN");
    assertThat(screen.exit()).isEqualTo(1);
  }

  private String inactive() {
    var flow = FLOW.formatted("Hello");
    return api.post("/v1/automations", "{\"name\": \"Greet\", \"flow\": %s}".formatted(flow))
        .path("id")
        .asText();
  }

  private String state(String automation) {
    return api.get("/v1/automations/" + automation).path("state").asText();
  }

  private String token(Role role) {
    var tokens = server.relance().administration().tokens();
    return AuditScope.as(Actor.SERVER, () -> tokens.create(role.name(), role)).secret();
  }

  /** A client whose server is the command, with a token of a role. */
  private McpSyncClient client(Role role) {
    var command = Terminal.command("mcp", "--url", server.address().toString());
    var parameters =
        ServerParameters.builder(command.getFirst())
            .args(command.subList(1, command.size()))
            .env(Map.of("RELANCE_TOKEN", token(role)))
            .build();
    var client =
        McpClient.sync(new StdioClientTransport(parameters, new JacksonJson()))
            .jsonSchemaValidator(anything())
            .requestTimeout(Duration.ofMinutes(1))
            .initializationTimeout(Duration.ofMinutes(1))
            .build();
    client.initialize();
    return client;
  }

  private static JsonSchemaValidator anything() {
    return (_, _) -> JsonSchemaValidator.ValidationResponse.asValid("");
  }

  private static McpSchema.CallToolResult call(
      McpSyncClient client, String tool, Map<String, Object> arguments) {
    return client.callTool(McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
  }

  private static JsonNode json(McpSyncClient client, String tool, Map<String, Object> arguments) {
    var result = call(client, tool, arguments);
    assertThat(result.isError()).as(text(result)).isFalse();
    try {
      return JSON.readTree(text(result));
    } catch (IOException e) {
      throw new IllegalArgumentException(text(result), e);
    }
  }

  private static String text(McpSchema.CallToolResult result) {
    return ((McpSchema.TextContent) result.content().getFirst()).text();
  }
}
