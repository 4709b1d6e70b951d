package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D6.5: events and waves are deleted after the retention period, once a week")
class OldEventsScenarioTest {
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "inbound-message"}, "start": "hello", "elements": [
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
         "text": "Hello", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "%s", "next": "again"},
        {"id": "again", "name": "Again", "kind": "send-sms", "purpose": "transactional",
         "text": "You wrote: {{ message.text }}", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;
  private static final String PHONE = "+33639980001";

  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private String contact;

  @BeforeEach
  void open() {
    server = new OpenServer(folder, Map.of("RELANCE_RETENTION_DAYS", "90"));
    contact = server.subscriber(PHONE);
  }

  @Test
  void deletesEventsAndWavesThatNothingNeeds() {
    var automation = server.active(FLOW.formatted("P1D"));
    server.texted(PHONE, "Good morning");
    server.advance("P2D");
    assertThat(server.report(automation).at("/outcomes/success").asLong()).isEqualTo(1);
    assertThat(waves()).isNotEmpty();
    assertThat(events("Good morning")).isNotEmpty();

    aWeekPassesAfter("P93D");

    assertThat(waves()).isEmpty();
    assertThat(events("occurrence#")).isEmpty();
    assertThat(stored("contacts", "reference#")).isEmpty();
    assertThat(timeline().findValuesAsText("type")).doesNotContain("inbound-message");
    assertThat(server.report(automation).at("/outcomes/success").asLong()).isEqualTo(1);
  }

  @Test
  void keepsWhatAnEnrollmentInProgressNeeds() {
    var automation = server.active(FLOW.formatted("P120D"));
    server.texted(PHONE, "Good morning");

    aWeekPassesAfter("P93D");
    assertThat(events("Good morning")).isNotEmpty();
    server.advance("P22D");

    assertThat(server.textsTo(contact)).contains("You wrote: Good morning");
    assertThat(server.report(automation).at("/outcomes/success").asLong()).isEqualTo(1);
  }

  @Test
  @DisplayName("Criteria count the events of the retention period only: contacts leave segments")
  void contactsLeaveSegmentsWithTheirEvents() {
    var segment =
        server.make(
            "/v1/segments",
            "{\"name\": \"Visited\", \"criteria\": {\"event\": \"visit\", \"since\": \"P365D\"}}");
    server.done(
        "/v1/events",
        "{\"events\": [{\"contactId\": \"%s\", \"event\": \"visit\"}]}".formatted(contact));
    server.advance("P1D");
    assertThat(members(segment)).hasSize(1);

    aWeekPassesAfter("P93D");
    server.advance("P1D");

    assertThat(members(segment)).isEmpty();
  }

  @Test
  void keepsEventsThatAreYounger() {
    server.active(FLOW.formatted("P1D"));
    server.texted(PHONE, "Good morning");

    aWeekPassesAfter("P80D");

    assertThat(events("Good morning")).isNotEmpty();
    assertThat(waves()).isNotEmpty();
  }

  /** What the hourly sweep does once on each of seven days. */
  private void aWeekPassesAfter(String period) {
    server.advance(period);
    for (int day = 0; day < 7; day++) {
      server.deployment().relance().backgroundJobs().startRetention().run();
      server.advance("P1D");
    }
  }

  private List<String> waves() {
    return stored("walks", "wave#");
  }

  private List<String> events(String words) {
    return stored("occurrences", words);
  }

  private List<String> stored(String table, String words) {
    return server.stored().entrySet().stream()
        .filter(rows -> rows.getKey().endsWith(table))
        .flatMap(rows -> rows.getValue().stream())
        .filter(row -> row.contains(words))
        .toList();
  }

  private List<String> members(String segment) {
    return server
        .get("/v1/segments/%s/members".formatted(segment))
        .json()
        .path("items")
        .findValuesAsText("contactId");
  }

  private JsonNode timeline() {
    return server.get("/v1/contacts/%s/timeline".formatted(contact)).json().path("items");
  }
}
