package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-D3: what changes while an approval is pending")
class PendingApprovalsScenarioTest {
  @TempDir private Path folder;
  @AutoClose private OpenServer server;
  private String automation;
  private List<String> contacts;

  /** Three contacts wait. */
  @BeforeEach
  void open() {
    server = new OpenServer(folder);
    automation = server.active(Flows.APPROVED_NEWS);
    contacts = IntStream.range(0, 3).mapToObj(this::subscriber).toList();
    server.launch(automation, contacts);
    server.advance("PT2M");
  }

  private String subscriber(int number) {
    var consent = Map.of("channel", "email", "state", "subscribed", "source", "form");
    var body = Map.of("email", "c%d@lumen.test".formatted(number), "consents", List.of(consent));
    return server.make("/v1/contacts", Json.write(body));
  }

  @Test
  void sendsNothingToAContactWhoseEnrollmentWasCancelled() {
    var enrollments = server.get(path() + "/enrollments").json().path("items");
    var cancelled = enrollments.path(0).path("id").asText();
    assertThat(server.call("DELETE", path() + "/enrollments/" + cancelled, "").status())
        .isEqualTo(204);

    decide("approve");

    var report = server.report(automation);
    assertThat(report.path("sent").asInt()).isEqualTo(2);
    assertThat(report.at("/elements/news/held").asInt()).isZero();
    assertThat(report.path("outcomes").toString()).isEqualTo("{\"success\":2,\"taken-out\":1}");
    ReportSums.assertHold(report);
  }

  @Test
  void sendsNothingToAContactWhoWasErased() {
    server.done("DELETE", "/v1/contacts/" + contacts.getFirst(), "");
    server.advance("PT2M");

    decide("approve");

    var report = server.report(automation);
    assertThat(report.path("sent").asInt()).isEqualTo(2);
    assertThat(report.at("/elements/news/held").asInt()).isZero();
    assertThat(report.path("inProgress").asInt()).isZero();
    ReportSums.assertHold(report);
  }

  @Test
  @DisplayName("C-D3, D4.5: an edit does not change what was approved")
  void sendsTheVersionThatWasApproved() {
    var edited = Flows.APPROVED_NEWS.replace("News of May", "News of June");
    server.done("PATCH", path(), "{\"flow\": %s}".formatted(edited));
    server.done(path() + "/activate", "{}");
    assertThat(pending().at("/preview/subject").asText()).isEqualTo("News of May");

    decide("approve");

    assertThat(server.messages("elementId=news"))
        .hasSize(3)
        .allMatch(message -> message.path("subject").asText().equals("News of May"));
  }

  @Test
  void staysPendingWhenTheAutomationIsDeactivatedAndFinishes() {
    server.done(path() + "/deactivate", "{\"inFlight\": \"finish\"}");
    server.advance("PT2M");

    decide("approve");

    assertThat(server.report(automation).path("outcomes").toString()).isEqualTo("{\"success\":3}");
  }

  @Test
  void isDecidedByOneOfSeveralWhoDecideAtOnce() throws Exception {
    var approval = "/v1/approvals/" + pending().path("id").asText();
    List<Future<Reply>> replies;
    try (var approvers = Executors.newFixedThreadPool(8)) {
      replies =
          IntStream.range(0, 16)
              .mapToObj(at -> approval + (at % 2 == 0 ? "/approve" : "/refuse"))
              .map(path -> approvers.submit(() -> server.call("POST", path, "")))
              .toList();
    }
    server.advance("PT2M");

    var statuses = replies.stream().map(reply -> reply.resultNow().status()).toList();
    assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
    var approved = statuses.indexOf(200) % 2 == 0;
    var report = server.report(automation);
    assertThat(report.path("sent").asInt()).isEqualTo(approved ? 3 : 0);
    assertThat(report.path("outcomes").toString())
        .isEqualTo(approved ? "{\"success\":3}" : "{\"abandon\":3}");
  }

  private String path() {
    return "/v1/automations/" + automation;
  }

  private JsonNode pending() {
    var items = server.get("/v1/approvals?state=pending").json().path("items");
    assertThat(items).hasSize(1);
    return items.path(0);
  }

  private void decide(String decision) {
    server.done("/v1/approvals/%s/%s".formatted(pending().path("id").asText(), decision), "");
    server.advance("PT2M");
  }
}
