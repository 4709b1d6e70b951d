package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D6.5: messages and ended enrollments are deleted after the retention period")
class RetentionScenarioTest {
  private static final String PHONE = "+33639980001";
  private static final String ONCE =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "hello", "elements": [
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
         "text": "Hello", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;
  private static final String TWICE =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "hello", "elements": [
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
         "text": "Hello", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "P100D", "next": "again"},
        {"id": "again", "name": "Again", "kind": "send-sms", "purpose": "transactional",
         "text": "Hello again", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private String once;
  private String twice;

  @BeforeEach
  void open() {
    server = new OpenServer(folder, Map.of("RELANCE_RETENTION_DAYS", "90"));
    var contact = server.subscriber(PHONE);
    once = server.active(ONCE);
    twice = server.active(TWICE);
    server.enroll(once, contact);
    server.enroll(twice, contact);
    server.advance("PT1M");
    server.texted(PHONE, "Who is this?");
  }

  @Test
  void keepsWhatIsYounger() {
    server.advance("P90D");
    deletesWhatIsOld();

    assertThat(server.messages("")).hasSize(3);
    assertThat(enrollments(once)).hasSize(1);
  }

  @Test
  void deletesWhatIsOlderAndKeepsItsCounts() {
    server.advance("P91D");
    deletesWhatIsOld();

    assertThat(server.messages("")).isEmpty();
    assertThat(enrollments(once)).isEmpty();
    assertThat(server.report(once).path("sent").asLong()).isEqualTo(1);
    assertThat(server.report(once).at("/outcomes/success").asLong()).isEqualTo(1);
  }

  @Test
  void deletesEnrollmentsOfDeletedAutomations() {
    server.done("/v1/automations/%s/deactivate".formatted(once), "{}");
    server.done("DELETE", "/v1/automations/" + once, "");
    assertThat(stored(once)).isNotEmpty();

    server.advance("P91D");
    deletesWhatIsOld();

    assertThat(stored(once)).isEmpty();
  }

  /** The rows of enrollments and waves that name an automation. */
  private List<String> stored(String automation) {
    return server.stored().entrySet().stream()
        .filter(rows -> rows.getKey().endsWith("walks"))
        .flatMap(rows -> rows.getValue().stream())
        .filter(row -> row.startsWith("enrollment#") || row.startsWith("wave#"))
        .filter(row -> row.contains(automation))
        .toList();
  }

  @Test
  void keepsEnrollmentsInProgressWhichContinue() {
    server.advance("P91D");
    deletesWhatIsOld();
    assertThat(enrollments(twice)).hasSize(1);

    server.advance("P10D");

    assertThat(server.messages("state=sent")).hasSize(1);
    assertThat(server.report(twice).path("sent").asLong()).isEqualTo(2);
  }

  /** What the hourly sweep does. */
  private void deletesWhatIsOld() {
    server.deployment().relance().backgroundJobs().startRetention().run();
    server.advance("PT2M");
  }

  private List<String> enrollments(String automation) {
    return server
        .get("/v1/automations/%s/enrollments".formatted(automation))
        .json()
        .path("items")
        .findValuesAsText("id");
  }
}
