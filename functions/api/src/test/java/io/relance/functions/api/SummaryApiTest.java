package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.admin.Role;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A-1: one request says what is in progress and what needs attention")
class SummaryApiTest extends ApiTest {
  @AfterEach
  void resumeEverything() {
    api.post("/v1/sending/resume", "{}");
  }

  @Test
  void namesThePausesOfSending() {
    assertThat(codes()).doesNotContain("sending-paused", "automation-paused");
    var id = active("manual");

    api.post("/v1/sending/pause", "{}");
    api.post("/v1/sending/pause", "{\"automationId\": \"%s\"}".formatted(id));
    var summary = api.get("/v1/summary");

    assertThat(summary.status()).isEqualTo(200);
    assertThat(summary.text("/problems/0/code")).isEqualTo("sending-paused");
    assertThat(summary.text("/problems/0/severity")).isEqualTo("error");
    assertThat(summary.text("/problems/0/since")).isEqualTo("2026-11-23T10:00:00.000Z");
    assertThat(summary.text("/problems/0/message")).isEqualTo("All sending is paused");
    assertThat(summary.json().at("/problems/0").has("subject")).isFalse();
    assertThat(codes()).contains("automation-paused").doesNotContain("daily-cap-reached");
    assertThat(summary.json().path("problems").findValuesAsText("id")).contains(id);

    api.post("/v1/sending/resume", "{\"automationId\": \"%s\"}".formatted(id));
    api.post("/v1/sending/resume", "{}");

    assertThat(codes()).doesNotContain("sending-paused", "automation-paused");
  }

  @Test
  void namesAPromoBankWithoutCodes() {
    var bank = api.post("/v1/promo-banks", "{\"name\": \"Summer\", \"key\": \"summer\"}");

    var problem = problem("promo-bank-exhausted");

    assertThat(problem.at("/subject/id").asText()).isEqualTo(bank.text("/id"));
    assertThat(problem.at("/subject/name").asText()).isEqualTo("Summer");
    assertThat(problem.path("count").asInt(-1)).isZero();
    assertThat(problem.path("message").asText())
        .isEqualTo("The promo bank \"Summer\" has no codes left");
  }

  @Test
  void namesADraftThatDiffersFromItsVersion() {
    var id = active("api");
    assertThat(codes()).doesNotContain("draft-differs");

    api.patch("/v1/automations/" + id, "{\"flow\": %s}".formatted(FLOW.formatted("manual")));

    assertThat(problem("draft-differs").at("/subject/id").asText()).isEqualTo(id);
  }

  @Test
  void isReadByEachRole() {
    for (var role : Role.values()) {
      var request =
          api.request("/v1/summary")
              .setHeader("Authorization", "Bearer " + api.token(role.name(), role));

      assertThat(TestApi.send(request).status()).as(role.name()).isEqualTo(200);
    }
  }

  private List<String> codes() {
    return api.get("/v1/summary").json().path("problems").findValuesAsText("code");
  }

  private JsonNode problem(String code) {
    for (var problem : api.get("/v1/summary").json().path("problems")) {
      if (problem.path("code").asText().equals(code)) {
        return problem;
      }
    }
    throw new AssertionError("No problem has the code " + code);
  }
}
