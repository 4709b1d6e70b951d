package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-T1 C-T2: dates come in the time zone of each contact")
class LocalDatesScenarioTest {
  private static final String DATES =
      """
      {"kind": "dates", "at": ["2026-12-01T09:00"], "zone": "contact", "audience": {"list": "vip"}}
      """;
  private static final String RECURRENCE =
      """
      {"kind": "recurrence", "rule": "FREQ=YEARLY", "start": "2026-12-01", "zone": "contact",
       "at": "09:00", "audience": {"list": "vip"}}
      """;

  private static final String BIRTHDAY =
      "{\"criteria\": {\"property\": \"birthday\", \"anniversaryWithin\": \"P0D\"}}";

  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private List<String> contacts = List.of();

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
    contacts =
        List.of(
            contact("Asia/Tokyo", "+33639980001"),
            contact("Europe/Paris", "+33639980002"),
            contact("America/Lima", "+33639980003"));
    var list = server.make("/v1/lists", "{\"name\": \"VIP\"}");
    server.done("/v1/lists/%s/members".formatted(list), Json.write(Map.of("contactIds", contacts)));
  }

  @Test
  void sendsToEachContactAtItsOwnTime() {
    var automation = server.active(flow(DATES));

    until("2026-11-30T19:30:00Z");
    assertThat(state(automation)).isEqualTo("1 triggered, 3 in progress");
    assertThat(texts()).containsExactly(0, 0, 0);
    until("2026-12-01T00:01:00Z");
    assertThat(texts()).containsExactly(1, 0, 0);
    until("2026-12-01T08:01:00Z");
    assertThat(texts()).containsExactly(1, 1, 0);
    until("2026-12-01T14:01:00Z");
    assertThat(texts()).containsExactly(1, 1, 1);
    assertThat(state(automation)).isEqualTo("1 triggered, 0 in progress");
  }

  @Test
  void sendsAtOnceWhereTheTimeIsPast() {
    until("2026-12-01T01:00:00Z");
    server.active(flow(DATES));

    server.advance("PT1M");

    assertThat(texts()).containsExactly(1, 0, 0);
  }

  @Test
  void recursInEachTimeZone() {
    var automation = server.active(flow(RECURRENCE));

    until("2026-12-01T08:01:00Z");
    assertThat(texts()).containsExactly(1, 1, 0);
    until("2027-12-01T00:01:00Z");

    assertThat(texts()).containsExactly(2, 1, 1);
    assertThat(state(automation)).startsWith("2 triggered");
  }

  @Test
  void cancelsContactsWhoStillWaitForTheirTime() {
    var automation = server.active(flow(DATES));
    until("2026-12-01T08:01:00Z");

    server.done(
        "/v1/automations/%s/deactivate".formatted(automation), "{\"inFlight\": \"cancel\"}");
    until("2026-12-02T00:00:00Z");

    assertThat(texts()).containsExactly(1, 1, 0);
    assertThat(state(automation)).isEqualTo("1 triggered, 0 in progress");
  }

  @Test
  void meetsTheCriteriaOfADayOnThatDayInEachTimeZone() {
    var born = "{\"properties\": {\"birthday\": \"1990-12-01\"}}";
    contacts.forEach(contact -> server.call("PATCH", "/v1/contacts/" + contact, born));
    var daily = RECURRENCE.replace("YEARLY", "DAILY").replace("{\"list\": \"vip\"}", BIRTHDAY);
    server.active(flow(daily.replace("2026-12-01", "2026-11-30")));

    until("2026-12-01T08:01:00Z");
    assertThat(texts()).containsExactly(1, 1, 0);
    until("2026-12-03T00:00:00Z");

    assertThat(texts()).containsExactly(1, 1, 1);
  }

  @Test
  void passesOverNoDateThatIsNotPastWhenTheNextOneHasBegunInTheFirstTimeZone() {
    until("2026-12-01T06:00:00Z");
    server.active(
        flow(
            DATES.replace("[\"2026-12-01T09:00\"", "[\"2026-12-01T09:00\", \"2026-12-01T18:00\"")));

    until("2026-12-02T12:00:00Z");

    assertThat(texts().get(1)).isEqualTo(2);
  }

  private String contact(String zone, String phone) {
    return server.make("/v1/contacts", Json.write(Map.of("timeZone", zone, "phone", phone)));
  }

  private static String flow(String trigger) {
    return """
    {"format": 1, "trigger": %s, "start": "hi", "elements": [
      {"id": "hi", "kind": "send-sms", "purpose": "transactional", "text": "Hi", "next": "done"},
      {"id": "done", "kind": "end"}]}
    """
        .formatted(trigger);
  }

  private void until(String instant) {
    var now = Instant.parse(server.get("/v1/clock").text("/now"));
    server.advance(Duration.between(now, Instant.parse(instant)).toString());
  }

  private List<Integer> texts() {
    return contacts.stream().map(contact -> server.textsTo(contact).size()).toList();
  }

  private String state(String automation) {
    var report = server.report(automation);
    return "%s triggered, %s in progress"
        .formatted(report.path("timesTriggered"), report.path("inProgress"));
  }
}
