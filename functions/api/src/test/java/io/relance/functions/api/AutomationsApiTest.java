package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.automations.Cohort;
import io.relance.application.automations.CountChanges;
import io.relance.domain.id.AutomationId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A-1, A-3, A-8, A-9, P-2, P-8: automations are listed, edited, switched and counted")
class AutomationsApiTest extends ApiTest {
  @Test
  @DisplayName("A-1: lists automations with all that the list shows, sorted and searched")
  void listsSortsAndSearches() {
    var first = named("Zebra crossing", "Stripes");
    var second = named("Apple pie", "Baked");
    triggered(second, 30);

    var byName = api.get("/v1/automations?sort=name&limit=200");
    var byTimes = api.get("/v1/automations?query=e&sort=-timesTriggered&limit=1");
    var found = api.get("/v1/automations?query=STRIPES");

    assertThat(byName.items("name")).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    assertThat(byTimes.items("id")).containsExactly(second);
    assertThat(byTimes.text("/items/0/timesTriggered")).isEqualTo("30");
    assertThat(byTimes.text("/items/0/trigger/kind")).isEqualTo("manual");
    assertThat(byTimes.text("/items/0/state")).isEqualTo("inactive");
    assertThat(byTimes.text("/items/0/description")).isEqualTo("Baked");
    assertThat(found.items("id")).containsExactly(first);
  }

  @Test
  @DisplayName("A-1: pages through the list by cursors")
  void pagesThroughTheList() {
    for (int at = 0; at < 5; at++) {
      named("Paged " + at, "");
    }
    var first = api.get("/v1/automations?query=paged&sort=name&limit=3");
    var second =
        api.get("/v1/automations?query=paged&sort=name&limit=3&cursor=" + first.text("/next"));

    assertThat(first.items("name")).containsExactly("Paged 0", "Paged 1", "Paged 2");
    assertThat(second.items("name")).containsExactly("Paged 3", "Paged 4");
    assertThat(second.json().has("next")).isFalse();
  }

  @Test
  @DisplayName("A-3: starts from a name and a trigger, with a draft that may have faults")
  void startsFromABlankPage() {
    var made =
        api.post("/v1/automations", "{\"name\": \"Blank\", \"trigger\": {\"kind\": \"api\"}}");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo("/v1/automations/" + made.text("/id"));
    assertThat(made.text("/state")).isEqualTo("inactive");
    assertThat(made.json().at("/diagnostics")).isNotEmpty();
    assertThat(api.get("/v1/automations/" + made.text("/id")).text("/flow/trigger/kind"))
        .isEqualTo("api");
  }

  @Test
  void refusesAnAutomationWithoutANameOrAFlow() {
    assertThat(api.post("/v1/automations", "{}").faultyPaths()).containsExactly("name", "flow");
    assertThat(api.post("/v1/automations", "{\"name\": \"x\"}").faultyPaths())
        .containsExactly("flow");
    assertThat(api.post("/v1/automations", "{\"name\": \"x\", \"flow\": 7}").faultyPaths())
        .containsExactly("flow");
    assertThat(api.post("/v1/automations", "{\"name\": \"\\u0007\", \"flow\": {}}").status())
        .isEqualTo(422);
  }

  @Test
  @DisplayName("A-8, P-8: is saved inactive, switched on, edited as a draft, switched off")
  void switchesOnAndOff() {
    var id = automation("manual");
    var activated = api.post("/v1/automations/%s/activate".formatted(id), "");
    var edited =
        api.patch(
            "/v1/automations/" + id,
            "{\"name\": \"New\", \"flow\": %s}".formatted(FLOW.formatted("api")));
    var live = api.get("/v1/automations/%s/definition".formatted(id));
    var off = api.post("/v1/automations/%s/deactivate".formatted(id), "{\"inFlight\": \"finish\"}");
    var after = api.get("/v1/automations/" + id);

    assertThat(activated.status()).isEqualTo(200);
    assertThat(activated.text("/version")).isEqualTo("1");
    assertThat(edited.status()).isEqualTo(200);
    assertThat(edited.text("/state")).isEqualTo("active");
    assertThat(edited.json().at("/diagnostics").isArray()).isTrue();
    assertThat(live.text("/QueryLanguage")).isEqualTo("JSONata");
    assertThat(off.text("/cancelled")).isEqualTo("0");
    assertThat(after.text("/state")).isEqualTo("inactive");
    assertThat(after.text("/name")).isEqualTo("New");
    assertThat(after.text("/trigger/kind")).isEqualTo("api");
  }

  @Test
  void refusesToActivateAFlowWithErrorsAndNamesThemAll() {
    var id =
        api.post("/v1/automations", "{\"name\": \"Bad\", \"trigger\": {\"kind\": \"api\"}}")
            .text("/id");
    var refused = api.post("/v1/automations/%s/activate".formatted(id), "{}");
    var validated = api.post("/v1/automations/%s/validate".formatted(id), "");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.isProblem()).isTrue();
    assertThat(refused.code()).isEqualTo("flow.invalid");
    assertThat(refused.json().at("/diagnostics")).isNotEmpty();
    assertThat(refused.json().has("errors")).isFalse();
    assertThat(refused.text("/detail"))
        .contains(refused.text("/diagnostics/0/message").replaceFirst("\\.$", ""));
    assertThat(validated.status()).isEqualTo(200);
    assertThat(validated.json().at("/diagnostics")).isEqualTo(refused.json().at("/diagnostics"));
  }

  @Test
  void saysNothingAgainstAFlowWithoutFaults() {
    var validated = api.post("/v1/automations/%s/validate".formatted(automation("manual")), "");

    assertThat(validated.json().path("diagnostics")).isEmpty();
  }

  @Test
  void removesOnlyWhatIsInactive() {
    var id = active("manual");
    var refused = api.delete("/v1/automations/" + id);
    api.post("/v1/automations/%s/deactivate".formatted(id), "{\"inFlight\": \"cancel\"}");
    var removed = api.delete("/v1/automations/" + id);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("automation.active");
    assertThat(removed.status()).isEqualTo(204);
    assertThat(api.get("/v1/automations/" + id).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("A-9: never resets the count by edits or the toggle")
  void keepsTheCountThroughEditsAndTheToggle() {
    var id = active("manual");
    triggered(id, 5);
    api.patch("/v1/automations/" + id, "{\"name\": \"Renamed\"}");
    api.post("/v1/automations/%s/deactivate".formatted(id), "{\"inFlight\": \"cancel\"}");
    api.post("/v1/automations/%s/activate".formatted(id), "{}");
    var report = api.get("/v1/automations/%s/report".formatted(id));

    assertThat(report.text("/timesTriggered")).isEqualTo("5");
    assertThat(report.json().at("/skipped/byReason").isObject()).isTrue();
    assertThat(report.text("/skipped/total")).isEqualTo("0");
    for (var untracked : List.of("/opened", "/clicked", "/replied")) {
      assertThat(report.json().at(untracked).isInt()).as(untracked).isTrue();
    }
  }

  @Test
  @DisplayName("D4.1: a flow taken out of one automation is the same in another")
  void takesBackWhatItHandsOut() {
    var flow = api.get("/v1/automations/" + automation("api")).json().path("flow");
    var copy = api.post("/v1/automations", "{\"name\": \"Copy\", \"flow\": %s}".formatted(flow));

    assertThat(flow.path("format").asInt()).isEqualTo(1);
    assertThat(flow.at("/elements/0/name").asText()).isEqualTo("Hello");
    assertThat(api.get("/v1/automations/" + copy.text("/id")).json().path("flow")).isEqualTo(flow);
  }

  @Test
  @DisplayName("Bad input: a flow of ten thousand keywords, a flow that no item can hold")
  void refusesFlowsBeyondMeasure() {
    var keywords = "\"keyword%05d\",".repeat(10_000).formatted(numbers(10_000));
    var trigger =
        "{\"kind\": \"inbound-message\", \"channel\": \"sms\", \"keywords\": [%s]}"
            .formatted(keywords.substring(0, keywords.length() - 1));
    var crowded =
        api.post("/v1/automations", "{\"name\": \"x\", \"trigger\": %s}".formatted(trigger));
    var huge =
        api.post(
            "/v1/automations",
            "{\"name\": \"x\", \"flow\": {\"note\": \"%s\"}}".formatted("x".repeat(500_000)));

    assertThat(crowded.status()).isEqualTo(422);
    assertThat(huge.status()).isEqualTo(422);
    assertThat(huge.faultyPaths()).containsExactly("flow");
  }

  @Test
  @DisplayName("leaves in the audit who changed what")
  void leavesATrail() {
    var id = active("manual");
    api.patch("/v1/automations/" + id, "{\"name\": \"Renamed\"}");
    api.post("/v1/automations/%s/deactivate".formatted(id), "{\"inFlight\": \"cancel\"}");
    api.delete("/v1/automations/" + id);
    var audit = api.get("/v1/audit?limit=200").json().at("/items");

    assertThat(audit)
        .filteredOn(entry -> entry.path("resource").asText().equals(id))
        .extracting(entry -> entry.path("action").asText())
        .containsExactlyInAnyOrder(
            "automation.create",
            "automation.activate",
            "automation.edit",
            "automation.deactivate",
            "automation.delete");
    assertThat(audit.get(0).path("actor").asText()).isEqualTo("Olive");
    assertThat(audit.get(0).path("role").asText()).isEqualTo("owner");
  }

  private static Object[] numbers(int many) {
    return java.util.stream.IntStream.range(0, many).boxed().toArray();
  }

  private String named(String name, String description) {
    var body =
        "{\"name\": \"%s\", \"description\": \"%s\", \"flow\": %s}"
            .formatted(name, description, FLOW.formatted("manual"));
    return api.post("/v1/automations", body).text("/id");
  }

  private void triggered(String automation, long times) {
    var counts = new CountChanges();
    counts.triggered(times);
    var cohort = new Cohort(new AutomationId(automation), 1, LocalDate.of(2026, 11, 23));
    api.store.transact(counts.writes(cohort, "a"));
  }
}
