package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Role;
import io.relance.application.persistence.Json;
import io.relance.server.flows.FlowsCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("L-37: automations are pulled as files, compared with a server, and pushed to it")
class FlowsScenarioTest {
  private static final String FLOW =
      """
      {"start": "hi", "format": 1, "trigger": {"kind": "manual"}, "elements": [
        {"next": "end", "text": "%s", "kind": "send-sms", "purpose": "transactional", "id": "hi"},
        {"id": "end", "kind": "end"}]}
      """;

  @TempDir private Path folder;
  private OpenServer server;
  private Path files;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeEach
  void open() {
    server = new OpenServer(folder.resolve("data"));
    files = folder.resolve("flows");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void pullsDraftsAndLiveVersionsAndFindsNoDifference() throws IOException {
    var id = created("Greet");
    server.done("/v1/automations/%s/activate".formatted(id), "{}");
    edit(id, "Hello");

    assertThat(run("pull")).isZero();
    var first = Files.readString(files.resolve("greet.json"));
    assertThat(first)
        .startsWith("{\n  \"format\": 1,\n  \"trigger\": {\n    \"kind\": \"manual\"\n  },\n")
        .contains("\"text\": \"Hello\"");
    assertThat(files.resolve("live/greet.json")).content().contains("\"text\": \"Hi\"");
    assertThat(run("diff")).isZero();
    assertThat(run("push")).isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("nothing to push");

    assertThat(run("pull")).isZero();
    assertThat(files.resolve("greet.json")).content().isEqualTo(first);
  }

  @Test
  void pushesWhatWasEditedAndShowsItFirst() throws IOException {
    var id = created("Greet");
    run("pull");
    replace("greet.json", "\"text\": \"Hi\"", "\"text\": \"Welcome\"");
    replace("automations.json", "\"name\": \"Greet\"", "\"name\": \"Welcome\"");

    assertThat(run("diff")).isEqualTo(1);
    assertThat(out.toString())
        .contains("greet:", "~ element (hi, send-sms): text \"Hi\" → \"Welcome\"")
        .contains("~ name: \"Greet\" → \"Welcome\"");
    assertThat(run("push", "--dry-run")).isZero();
    assertThat(flow(id)).contains("Hi");

    assertThat(run("push")).as(err.toString()).isZero();
    assertThat(flow(id)).contains("Welcome");
    assertThat(server.get("/v1/automations/" + id).text("/name")).isEqualTo("Welcome");
    assertThat(run("diff")).isZero();
  }

  @Test
  void refusesWhatChangedOnTheServerSinceThePull() throws IOException {
    var id = created("Greet");
    run("pull");
    replace("greet.json", "\"text\": \"Hi\"", "\"text\": \"Mine\"");
    edit(id, "Theirs");

    assertThat(run("push")).isEqualTo(1);
    assertThat(err.toString()).contains("greet: changed on the server since the pull");
    assertThat(run("pull")).isEqualTo(1);
    assertThat(err.toString()).contains("greet: edited here and on the server");
    assertThat(files.resolve("greet.json")).content().contains("Mine");
    assertThat(flow(id)).contains("Theirs");

    assertThat(run("push", "--force")).as(err.toString()).isZero();
    assertThat(flow(id)).contains("Mine");
    edit(id, "Later");
    assertThat(run("pull")).isZero();
    assertThat(files.resolve("greet.json")).content().contains("Later");
  }

  @Test
  void refusesAFlowWithErrorsAndPushesNothing() throws IOException {
    var first = created("Greet");
    created("Other");
    run("pull");
    replace("greet.json", "\"text\": \"Hi\"", "\"text\": \"Fine\"");
    replace("other.json", "\"next\": \"end\"", "\"next\": \"nowhere\"");

    assertThat(run("push")).isEqualTo(1);
    assertThat(err.toString()).contains("other: error:", "nowhere");
    assertThat(flow(first)).contains("Hi");
    Files.writeString(files.resolve("other.json"), "{");
    assertThat(run("push")).isEqualTo(1);
    assertThat(err.toString()).contains("other.json must be JSON");
  }

  @Test
  void createsAutomationsAndFollowsDeletedOnes() throws IOException {
    var id = created("Greet");
    run("pull");
    Files.copy(files.resolve("greet.json"), files.resolve("second.json"));

    assertThat(run("push")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("second: pushed, revision");
    assertThat(server.get("/v1/automations?query=second").body()).contains("\"key\":\"second\"");

    server.call("DELETE", "/v1/automations/" + id, "");
    assertThat(run("pull")).isZero();
    assertThat(files.resolve("greet.json")).doesNotExist();
    assertThat(files.resolve("second.json")).exists();
  }

  @Test
  void refusesWrongUseAndWrongTokens() {
    assertThat(command(Map.of()).execute("pull", files.toString())).isEqualTo(2);
    assertThat(run("pull", "--url", "http://relance.example.com")).isEqualTo(2);
    assertThat(command(Map.of()).execute()).isEqualTo(2);
    var wrong = command(Map.of("RELANCE_TOKEN", "rl_wrong"));
    assertThat(wrong.execute("pull", files.toString(), "--url", server.address().toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("does not accept the token");
    created("Greet");
    run("pull");
    var analyst = command(Map.of("RELANCE_TOKEN", server.token(Role.ANALYST)));
    assertThat(analyst.execute("diff", files.toString(), "--url", server.address().toString()))
        .isZero();
  }

  private int run(String command, String... options) {
    var arguments = new ArrayList<>(List.of(command, files.toString()));
    arguments.addAll(List.of(options));
    if (!arguments.contains("--url")) {
      arguments.addAll(List.of("--url", server.address().toString()));
    }
    return command(Map.of("RELANCE_TOKEN", server.token(Role.MANAGER)))
        .execute(arguments.toArray(String[]::new));
  }

  private CommandLine command(Map<String, String> environment) {
    out = new StringWriter();
    err = new StringWriter();
    return new CommandLine(new FlowsCommand(environment))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err));
  }

  private String created(String name) {
    return server.make(
        "/v1/automations",
        Json.write(Map.of("name", name, "flow", Json.tree(FLOW.formatted("Hi")))));
  }

  private void edit(String id, String text) {
    server.call(
        "PATCH",
        "/v1/automations/" + id,
        Json.write(Map.of("flow", Json.tree(FLOW.formatted(text)))));
  }

  private String flow(String id) {
    return server.get("/v1/automations/" + id).json().path("flow").toString();
  }

  private void replace(String file, String before, String after) throws IOException {
    var path = files.resolve(file);
    var content = Files.readString(path);
    assertThat(content).contains(before);
    Files.writeString(path, content.replace(before, after));
  }
}
