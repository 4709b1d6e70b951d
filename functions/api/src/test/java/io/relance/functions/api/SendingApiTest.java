package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
    "D7.8: sending is paused and resumed by one request, of everything or of an automation")
class SendingApiTest extends ApiTest {
  @AfterEach
  void resumeEverything() {
    api.post("/v1/sending/resume", "{}");
  }

  @Test
  void pausesEverythingUntilItIsResumed() {
    var paused = api.post("/v1/sending/pause", "{}");

    assertThat(paused.status()).isEqualTo(200);
    assertThat(paused.text("/paused")).isEqualTo("true");
    assertThat(paused.text("/pauses/0/since")).isEqualTo("2026-11-23T10:00:00.000Z");
    assertThat(paused.text("/pauses/0/by")).isEqualTo("Olive");
    assertThat(paused.text("/pauses/0/reason")).isEqualTo("request");
    assertThat(paused.json().at("/pauses/0").has("automationId")).isFalse();
    assertThat(api.get("/v1/sending").body()).isEqualTo(paused.body());
    assertThat(api.get("/health").text("/checks/sending")).isEqualTo("degraded");

    var resumed = api.post("/v1/sending/resume", "{}");

    assertThat(resumed.text("/paused")).isEqualTo("false");
    assertThat(resumed.json().path("pauses")).isEmpty();
    assertThat(api.get("/health").text("/checks/sending")).isEqualTo("ok");
  }

  @Test
  void pausesAnAutomation() {
    var id = active("manual");
    var body = "{\"automationId\": \"%s\"}".formatted(id);

    var paused = api.post("/v1/sending/pause", body);
    var resumed = api.post("/v1/sending/resume", body);

    assertThat(paused.text("/paused")).isEqualTo("false");
    assertThat(paused.text("/pauses/0/automationId")).isEqualTo(id);
    assertThat(resumed.json().path("pauses")).isEmpty();
    assertThat(api.get("/v1/audit?resource=" + id).items("action"))
        .contains("sending.resume", "sending.pause");
  }

  @Test
  @DisplayName("L1, K-1: managers pause and resume; each change leaves one audit entry")
  void takesManagersAndRecordsThem() {
    assertThat(as(Role.ANALYST, "pause").status()).isEqualTo(403);
    assertThat(as(Role.ANALYST, "resume").status()).isEqualTo(403);

    for (var request : new String[] {"pause", "pause", "resume", "resume"}) {
      assertThat(as(Role.MANAGER, request).status()).isEqualTo(200);
    }

    assertThat(api.get("/v1/audit?resource=all&actor=MANAGER").items("action"))
        .containsExactlyInAnyOrder("sending.resume", "sending.pause");
  }

  @Test
  void refusesAnUnknownAutomation() {
    for (var request : new String[] {"pause", "resume"}) {
      var answer = api.post("/v1/sending/" + request, "{\"automationId\": \"unknown\"}");

      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.faultyPaths()).containsExactly("automationId");
    }
  }

  private Answer as(Role role, String request) {
    return TestApi.send(
        api.withBody("/v1/sending/" + request, "POST", "{}")
            .setHeader("Authorization", "Bearer " + api.token(role.name(), role)));
  }
}
