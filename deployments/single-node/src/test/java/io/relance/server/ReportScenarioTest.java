package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("L-15, L-21: a report adds up at every moment, for each element, version and day")
class ReportScenarioTest {
  private static final String WAITING =
      """
      {"format": 1, "trigger": {"kind": "api"}, "start": "wait", "elements": [
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "P2D", "next": "hello"},
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
         "text": "Your code is {{ entry.code | default: 'none' }}", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir private Path folder;
  @AutoClose private OpenServer server;

  @BeforeEach
  void start() {
    server = new OpenServer(folder);
  }

  @Test
  void addsUpAfterEveryStepOfRandomFlows() {
    server.make("/v1/lists", "{\"name\": \"Walked\"}");
    var list = "walked";
    var people = people();
    LongStream.rangeClosed(1, 3).forEach(seed -> launch(new Random(seed), list, people));
  }

  private void launch(Random random, String list, List<String> people) {
    var automation = server.active(new RandomFlow(random, list).draw());
    people.forEach(contact -> server.enroll(automation, contact));
    for (int step = 0; step < 6; step++) {
      server.enroll(automation, people.get(random.nextInt(people.size())));
      server.advance("PT%dM".formatted(1 + random.nextInt(step == 5 ? 3000 : 200)));
      assertThatPeopleStandBehind(automation, assertSums(automation));
      cancelOne(random, automation);
      assertSums(automation);
    }
  }

  private void cancelOne(Random random, String automation) {
    var inProgress = enrollments(automation, "state=in-progress");
    if (!inProgress.isEmpty()) {
      var chosen = inProgress.get(random.nextInt(inProgress.size())).path("id").asText();
      assertThat(cancel(automation, chosen)).isEqualTo(204);
      assertThat(cancel(automation, chosen)).as("again").isEqualTo(204);
    }
  }

  /** The report, which adds up as a whole and as that of what came until a day and after it. */
  private JsonNode assertSums(String automation) {
    var report = server.report(automation);
    var early = filtered(automation, "version=1&until=2026-11-24");
    var late = filtered(automation, "version=1&since=2026-11-25");
    List.of(report, early, late).forEach(ReportSums::assertHold);
    assertThat(early.path("entered").asLong() + late.path("entered").asLong())
        .isEqualTo(report.path("entered").asLong());
    return report;
  }

  private void assertThatPeopleStandBehind(String automation, JsonNode report) {
    for (var element : report.path("elements").properties()) {
      assertThat(enrollments(automation, "state=in-progress&elementId=" + element.getKey()))
          .as("people at %s", element.getKey())
          .hasSize(element.getValue().path("here").asInt());
    }
    for (var outcome : report.path("outcomes").properties()) {
      assertThat(enrollments(automation, "state=ended&outcome=" + outcome.getKey()))
          .as("people with %s", outcome.getKey())
          .hasSize(outcome.getValue().asInt());
    }
  }

  @Test
  @DisplayName("who waits in a delay is at the delay; texts use the properties of the enrollment")
  void showsWhereSomebodyWaits() {
    var automation = server.active(WAITING);
    var ana = contact("1", "Ana");
    var answer =
        server.done(
            "/v1/automations/%s/enrollments".formatted(automation),
            Json.write(Map.of("contactId", ana, "properties", Map.of("code", "X7"))));
    server.advance("PT1M");
    var waiting = server.get(path(automation, answer.text("/id"))).json();
    var report = server.report(automation);
    server.advance("P3D");
    var ended = server.get("/v1/contacts/%s/enrollments".formatted(ana)).json().at("/items/0");

    assertThat(waiting.path("elementId").asText()).isEqualTo("wait");
    assertThat(waiting.path("state").asText()).isEqualTo("in-progress");
    assertThat(waiting.path("until").asText()).startsWith("2026-11-26T09:");
    assertThat(report.at("/elements/wait/here").asInt()).isEqualTo(1);
    assertThat(report.at("/elements/hello/entered").asInt()).isZero();
    assertThat(ended.path("outcome").asText()).isEqualTo("success");
    assertThat(ended.has("reason")).isFalse();
    assertThat(server.messages("contactId=" + ana).getFirst().path("text").asText())
        .isEqualTo("Your code is X7");
  }

  @Test
  @DisplayName("who is taken out of an automation is sent nothing more, and the others go on")
  void takesOnePersonOut() {
    var automation = server.active(WAITING);
    var ana = contact("1", "Ana");
    var bea = contact("2", "Bea");
    server.enroll(automation, ana);
    server.enroll(automation, bea);
    server.advance("PT1M");
    var enrollment = server.get("/v1/contacts/%s/enrollments".formatted(ana)).text("/items/0/id");

    assertThat(cancel(automation, enrollment)).isEqualTo(204);
    server.advance("P3D");

    var seen = server.get(path(automation, enrollment)).json();
    assertThat(seen.path("reason").asText()).isEqualTo("taken-out");
    assertThat(seen.path("elementId").asText()).isEqualTo("wait");
    assertThat(server.messages("contactId=" + ana)).isEmpty();
    assertThat(server.messages("contactId=" + bea)).hasSize(1);
    assertThat(server.report(automation).at("/elements/wait/out/taken-out").asInt()).isEqualTo(1);
    assertThat(cancel(automation, "unknown")).isEqualTo(404);
    var other = enrollments(automation, "outcome=success").getFirst().path("id").asText();
    assertThat(cancel(automation, other)).isEqualTo(409);
  }

  @Test
  void refusesFiltersThatMeanNothing() {
    var automation = server.active(WAITING);

    for (var query :
        List.of(
            "report?version=2",
            "report?version=x",
            "report?since=yesterday",
            "report?until=2026-02-30",
            "report?since=2026-02-02&until=2026-02-01",
            "enrollments?state=gone")) {
      var refused = server.get("/v1/automations/%s/%s".formatted(automation, query));
      assertThat(refused.status()).as(query).isEqualTo(400);
    }
  }

  private JsonNode filtered(String automation, String query) {
    return server.get("/v1/automations/%s/report?%s".formatted(automation, query)).json();
  }

  private int cancel(String automation, String enrollment) {
    return server.call("DELETE", path(automation, enrollment), "").status();
  }

  private static String path(String automation, String enrollment) {
    return "/v1/automations/%s/enrollments/%s".formatted(automation, enrollment);
  }

  /** The enrollments that match, page after page. */
  private List<JsonNode> enrollments(String automation, String query) {
    var all = new ArrayList<JsonNode>();
    var next = "";
    do {
      var page =
          server
              .get("/v1/automations/%s/enrollments?limit=7&%s%s".formatted(automation, query, next))
              .json();
      page.path("items").forEach(all::add);
      next = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
    } while (!next.isEmpty());
    return all;
  }

  private List<String> people() {
    var people = new ArrayList<String>();
    for (int at = 10; at < 20; at++) {
      people.add(contact(String.valueOf(at), at % 2 == 0 ? "Ana" : "Bea"));
    }
    return people;
  }

  private String contact(String number, String firstName) {
    var details =
        Map.of(
            "phone", "+336111100%02d".formatted(Integer.parseInt(number)),
            "email", "somebody%s@example.com".formatted(number),
            "firstName", firstName);
    return server.make("/v1/contacts", Json.write(details));
  }
}
