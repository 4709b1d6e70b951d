package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.execution.EnrollmentRequest;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A-8: automations are activated, deactivated and deleted")
class ActivationApiTest extends ApiTest {
  @ParameterizedTest
  @ValueSource(strings = {"activate", "deactivate"})
  void needsNoBody(String action) {
    var path = "/v1/automations/%s/%s".formatted(automation("manual"), action);
    var bare = TestApi.send(api.request(path).POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(bare.status()).isEqualTo(200);
    assertThat(api.post(path, "").status()).isEqualTo(200);
    assertThat(api.post(path, "{}").status()).isEqualTo(200);
    assertThat(api.post(path, "[]").status()).isEqualTo(400);
    assertThat(api.post(path, "{\"inside\": \"exit\"}").faultyPaths()).containsExactly("inside");
  }

  @Test
  void refusesOtherWordsForThoseInProgress() {
    var path = "/v1/automations/%s/deactivate".formatted(active("manual"));
    var answer = api.post(path, "{\"inFlight\": \"exit\"}");

    assertThat(answer.faultyPaths()).containsExactly("inFlight");
    assertThat(answer.text("/errors/0/message"))
        .isEqualTo("must be \"finish\" or \"cancel\", not \"exit\"");
  }

  @Test
  void deletesOnlyWhenNobodyIsInProgress() {
    var id = active("manual");
    enroll(id, contact("+33639980101"));
    var whileActive = api.delete("/v1/automations/" + id);
    var finishing = api.post("/v1/automations/%s/deactivate".formatted(id), "{}");
    var inProgress = api.delete("/v1/automations/" + id);
    var cancelling =
        api.post("/v1/automations/%s/deactivate".formatted(id), "{\"inFlight\": \"cancel\"}");
    var deleted = api.delete("/v1/automations/" + id);

    assertThat(whileActive.code()).isEqualTo("automation.active");
    assertThat(whileActive.text("/detail")).isEqualTo("Deactivate the automation first");
    assertThat(finishing.text("/cancelled")).isEqualTo("0");
    assertThat(inProgress.status()).isEqualTo(409);
    assertThat(inProgress.code()).isEqualTo("automation.in-progress");
    assertThat(inProgress.text("/detail")).startsWith("Enrollments in progress: 1.");
    assertThat(cancelling.text("/cancelled")).isEqualTo("1");
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(api.delete("/v1/automations/" + id).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("D6.1: many enrollments are cancelled by a job, and the answer says how far it is")
  void cancelsManyByAJob() {
    var id = active("manual");
    for (int wave = 0; wave < 13; wave++) {
      enroll(id, contact("+336399802%02d".formatted(wave)));
    }

    var cancelling =
        api.post("/v1/automations/%s/deactivate".formatted(id), "{\"inFlight\": \"cancel\"}");

    assertThat(cancelling.status()).isEqualTo(202);
    assertThat(cancelling.text("/cancelled")).isEqualTo("12");
    assertThat(cancelling.text("/job/kind")).isEqualTo("cancel-enrollments");
    assertThat(cancelling.text("/job/state")).isEqualTo("running");
    assertThat(api.get("/v1/automations/" + id).text("/state")).isEqualTo("inactive");
    var job = api.get("/v1/jobs/" + cancelling.text("/job/id"));
    assertThat(job.text("/done")).isEqualTo("12");
  }

  private void enroll(String automation, String contact) {
    var live = api.relance.execution().flows().liveById(new AutomationId(automation)).orElseThrow();
    api.relance
        .execution()
        .enrollContacts()
        .enroll(
            live, List.of(new EnrollmentRequest(new ContactId(contact), "launch", false)), false);
  }
}
