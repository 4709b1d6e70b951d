package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A-8, P-8: drafts and live versions are told apart")
class AutomationDraftsApiTest extends ApiTest {
  @Test
  void countsTheEditsOfADraft() {
    var id = automation("manual");
    var made = api.get("/v1/automations/" + id);
    api.clock.pass(Duration.ofMinutes(5));
    var edited = api.patch("/v1/automations/" + id, "{\"description\": \"Says hello\"}");

    assertThat(made.text("/draft/revision")).isEqualTo("1");
    assertThat(made.header("ETag")).isEqualTo("\"1\"");
    assertThat(edited.text("/draft/revision")).isEqualTo("2");
    assertThat(edited.header("ETag")).isEqualTo("\"2\"");
    assertThat(edited.text("/draft/changedBy")).isEqualTo("Olive");
    assertThat(edited.text("/draft/changedAt"))
        .isEqualTo(edited.text("/updatedAt"))
        .isNotEqualTo(made.text("/updatedAt"));
    assertThat(edited.json().at("/diagnostics").isArray()).isTrue();
    assertThat(edited.json().at("/flow")).isEqualTo(made.json().at("/flow"));
  }

  @Test
  @DisplayName("of two editors the second is refused with the present state")
  void refusesAnEditOfAnEarlierRevision() {
    var id = automation("manual");
    var etag = api.get("/v1/automations/" + id).header("ETag");
    var first = edit(id, etag, "{\"name\": \"First\"}");
    var second = edit(id, etag, "{\"name\": \"Second\"}");
    var repeated = edit(id, second.header("ETag"), "{\"name\": \"Second\"}");

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(412);
    assertThat(second.isProblem()).isTrue();
    assertThat(second.code()).isEqualTo("automation.changed");
    assertThat(second.text("/current/name")).isEqualTo("First");
    assertThat(second.text("/current/draft/revision")).isEqualTo("2");
    assertThat(second.json().at("/current/flow").isObject()).isTrue();
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(repeated.status()).isEqualTo(200);
    assertThat(repeated.text("/name")).isEqualTo("Second");
  }

  @Test
  void editsAnyRevisionWithAStarOrOneOfSeveral() {
    var id = automation("manual");

    assertThat(edit(id, "*", "{\"name\": \"Star\"}").status()).isEqualTo(200);
    assertThat(edit(id, "\"1\", \"2\"", "{\"name\": \"List\"}").status()).isEqualTo(200);
    assertThat(edit(id, "W/\"3\"", "{\"name\": \"Weak\"}").status()).isEqualTo(412);
    assertThat(edit("unknown", "*", "{\"name\": \"Star\"}").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"1", "one", "\"1\" \"2\""})
  void refusesHeadersThatAreNoEntityTags(String header) {
    var answer = edit(automation("manual"), header, "{\"name\": \"x\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("request.if-match");
  }

  @Test
  void leavesTheRevisionOfTheDraftWhenItIsActivated() {
    var id = automation("manual");
    api.post("/v1/automations/%s/activate".formatted(id), "{}");

    assertThat(edit(id, "\"1\"", "{\"name\": \"Renamed\"}").status()).isEqualTo(200);
  }

  @Test
  void saysWhetherTheDraftDiffersFromTheNewestVersion() {
    var id = automation("manual");
    var made = api.get("/v1/automations/" + id);
    api.post("/v1/automations/%s/activate".formatted(id), "{}");
    var live = api.get("/v1/automations/" + id);
    var renamed = api.patch("/v1/automations/" + id, "{\"name\": \"Renamed\"}");
    var changed = api.patch("/v1/automations/" + id, flow(FLOW.replace("Hello {{", "Bye {{")));
    var same = api.patch("/v1/automations/" + id, flow(reordered()));

    assertThat(differs(made)).isTrue();
    assertThat(made.json().has("live")).isFalse();
    assertThat(differs(live)).isFalse();
    assertThat(live.text("/live/version")).isEqualTo("1");
    assertThat(live.text("/live/activatedBy")).isEqualTo("Olive");
    assertThat(live.text("/live/activatedAt")).endsWith("Z");
    assertThat(differs(renamed)).isFalse();
    assertThat(differs(changed)).isTrue();
    assertThat(differs(same)).isFalse();
  }

  @Test
  void restoresAVersionAsTheDraftAndLeavesWhatIsLive() {
    var id = automation("manual");
    api.post("/v1/automations/%s/activate".formatted(id), "{\"note\": \" First \"}");
    var draft = api.get("/v1/automations/" + id).json().at("/flow/elements");
    api.patch("/v1/automations/" + id, flow(FLOW.replace("Hello {{", "Bye {{")));
    api.post("/v1/automations/%s/activate".formatted(id), "{\"note\": \"Second\"}");
    var restored = api.post("/v1/automations/%s/versions/1/restore".formatted(id), "");
    var versions = api.get("/v1/automations/%s/versions".formatted(id));
    var version = api.get("/v1/automations/%s/versions/1".formatted(id));

    assertThat(restored.status()).isEqualTo(200);
    assertThat(restored.json().at("/flow/elements")).isEqualTo(draft);
    assertThat(restored.text("/live/version")).isEqualTo("2");
    assertThat(differs(restored)).isTrue();
    assertThat(restored.header("ETag")).isEqualTo("\"3\"");
    assertThat(versions.items("version")).containsExactly("2", "1");
    assertThat(versions.items("note")).containsExactly("Second", "First");
    assertThat(versions.items("by")).containsExactly("Olive", "Olive");
    assertThat(versions.json().at("/items/0").has("flow")).isFalse();
    assertThat(version.json().at("/flow")).isEqualTo(restored.json().at("/flow"));
    assertThat(version.text("/at")).endsWith("Z");
  }

  @Test
  void publishesARestoredVersionAsANewOne() {
    var id = automation("manual");
    api.post("/v1/automations/%s/activate".formatted(id), "{}");
    api.patch("/v1/automations/" + id, flow(FLOW.replace("Hello {{", "Bye {{")));
    api.post("/v1/automations/%s/activate".formatted(id), "{}");
    api.post("/v1/automations/%s/versions/1/restore".formatted(id), "{}");
    var activated = api.post("/v1/automations/%s/activate".formatted(id), "{}");
    var first = api.get("/v1/automations/%s/versions?limit=2".formatted(id));
    var rest =
        api.get("/v1/automations/%s/versions?limit=2&cursor=".formatted(id) + first.text("/next"));

    assertThat(activated.text("/version")).isEqualTo("3");
    assertThat(differs(api.get("/v1/automations/" + id))).isFalse();
    assertThat(first.items("version")).containsExactly("3", "2");
    assertThat(rest.items("version")).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "0", "-1", "one", "99999999999999999999"})
  void findsOnlyVersionsThatThereAre(String version) {
    var id = active("manual");
    var path = "/v1/automations/%s/versions/%s".formatted(id, version);

    assertThat(api.get(path).status()).isEqualTo(404);
    assertThat(api.get(path).text("/detail")).contains("\"" + version + "\"");
    assertThat(api.post(path + "/restore", "").status()).isEqualTo(404);
    assertThat(api.get("/v1/automations/unknown/versions").status()).isEqualTo(404);
  }

  @Test
  void replacesTheNoteOfAVersionThatIsActivatedAgain() {
    var id = automation("manual");
    api.post("/v1/automations/%s/activate".formatted(id), "{\"note\": \"First\"}");
    api.post("/v1/automations/%s/activate".formatted(id), "{}");
    var kept = api.get("/v1/automations/%s/versions/1".formatted(id));
    api.post("/v1/automations/%s/activate".formatted(id), "{\"note\": \"Again\"}");
    var replaced = api.get("/v1/automations/%s/versions/1".formatted(id));
    var tooLong =
        api.post(
            "/v1/automations/%s/activate".formatted(id),
            "{\"note\": \"%s\"}".formatted("x".repeat(1001)));

    assertThat(kept.text("/note")).isEqualTo("First");
    assertThat(replaced.text("/note")).isEqualTo("Again");
    assertThat(replaced.text("/at")).isEqualTo(kept.text("/at"));
    assertThat(tooLong.faultyPaths()).containsExactly("note");
  }

  private Answer edit(String id, String ifMatch, String body) {
    return TestApi.send(
        api.withBody("/v1/automations/" + id, "PATCH", body).header("If-Match", ifMatch));
  }

  private static boolean differs(Answer answer) {
    return answer.json().at("/draft/differs").booleanValue();
  }

  private static String flow(String flow) {
    return "{\"flow\": %s}".formatted(flow.formatted("manual"));
  }

  /** The same flow with its fields in another order. */
  private static String reordered() {
    return """
        {"elements": [
          {"kind": "send-sms", "id": "hello", "next": "done", "purpose": "transactional",
           "text": "Hello {{ contact.firstName | default: 'you' }}", "name": "Hello"},
          {"outcome": "success", "id": "done", "kind": "end", "name": "Done"}],
         "start": "hello", "trigger": {"kind": "%s"}, "format": 1}
        """;
  }
}
