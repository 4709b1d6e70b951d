package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.id.JobId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-T3: automations for imports")
class ImportTriggerApiTest extends ApiTest {
  private static final String CONTACTS = "{\"kind\": \"contacts\"}";
  private static final String BY_REQUEST = "{\"kind\": \"import\", \"automatic\": false}";

  @Test
  @DisplayName("Launched and estimated for the contacts of an import, which criteria count")
  void launchesForAnImport() {
    var automation = activated(BY_REQUEST);
    var id = imported(CONTACTS, "phone\n+33639982001\nwrong\n+33639982002\n");

    var estimate = estimate(automation, id);
    var launch = launch(automation, id);
    var counted = calculated("{\"event\": \"import\", \"where\": %s}".formatted(ofImport(id)));

    assertThat(estimate.text("/all")).as(estimate.body()).isEqualTo("2");
    assertThat(launch.status()).as(launch.body()).isEqualTo(202);
    assertThat(launch.text("/audienceSize")).isEqualTo("2");
    assertThat(launch.text("/audience/importId")).isEqualTo(id);
    assertThat(counted.text("/count/all")).as(counted.body()).isEqualTo("2");
  }

  @Test
  @DisplayName("Refused: an unknown import, a dry run, one that has not ended")
  void refusesWhatIsNoImportOfContacts() {
    var automation = activated(BY_REQUEST);
    var dry = imported("{\"kind\": \"contacts\", \"dryRun\": true}", "phone\n+33639982011\n");
    var waiting = api.post("/v1/imports", CONTACTS).text("/id");

    assertThat(launch(automation, "nowhere").text("/detail"))
        .isEqualTo("audience.importId: there is no import \"nowhere\"");
    assertThat(launch(automation, dry).text("/detail"))
        .startsWith("audience.importId: must be an import of contacts that is no dry run");
    assertThat(launch(automation, waiting).text("/detail"))
        .startsWith("audience.importId: must be an import that has ended");
    assertThat(estimate(automation, "nowhere").faultyPaths()).containsExactly("audience.importId");
  }

  @Test
  @DisplayName("A flow names what is wrong with its trigger, and the near kind")
  void checksTheTrigger() {
    assertThat(checked("{\"kind\": \"import\", \"automatic\": true, \"list\": \"nowhere\"}"))
        .contains("element.unknown-list", "trigger.list");
    assertThat(checked("{\"kind\": \"import\"}"))
        .contains("The field \\\"automatic\\\" is missing");
    assertThat(checked("{\"kind\": \"imports\"}")).contains("did you mean \\\"import\\\"?");
  }

  @Test
  @DisplayName("A-4: listed by its trigger")
  void listsByItsTrigger() {
    var automation = activated(BY_REQUEST);

    assertThat(api.get("/v1/automations?trigger=import").body()).contains(automation);
  }

  private String checked(String trigger) {
    return api.post("/v1/flows/checks", "{\"flow\": %s}".formatted(flow(trigger))).body();
  }

  private String activated(String trigger) {
    var body = "{\"name\": \"After an import\", \"flow\": %s}".formatted(flow(trigger));
    var id = api.post("/v1/automations", body).text("/id");
    var answer = api.post("/v1/automations/%s/activate".formatted(id), "{}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return id;
  }

  private static String flow(String trigger) {
    return FLOW.replace("{\"kind\": \"%s\"}", trigger);
  }

  private String imported(String body, String file) {
    var id = api.post("/v1/imports", body).text("/id");
    var name = api.relance.importing().imports().find(id).orElseThrow().fileName();
    var bytes = file.getBytes(StandardCharsets.UTF_8);
    api.relance.objects().put(name, new ByteArrayInputStream(bytes));
    api.post("/v1/imports/%s/run".formatted(id), "{}");
    api.relance.backgroundJobs().runJobs().run(new JobId(id), Duration.ofMinutes(1));
    return id;
  }

  private Answer launch(String automation, String id) {
    return api.post(
        "/v1/automations/%s/launches".formatted(automation),
        "{\"audience\": {\"importId\": \"%s\"}}".formatted(id));
  }

  private Answer estimate(String automation, String id) {
    return api.post(
        "/v1/launches/estimates",
        "{\"automationId\": \"%s\", \"audience\": {\"importId\": \"%s\"}}"
            .formatted(automation, id));
  }

  private Answer calculated(String criteria) {
    return api.post("/v1/segments/calculations", "{\"criteria\": %s}".formatted(criteria));
  }

  private static String ofImport(String id) {
    return "{\"property\": \"importId\", \"is\": \"%s\"}".formatted(id);
  }
}
