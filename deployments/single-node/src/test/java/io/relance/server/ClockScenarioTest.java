package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.config.Settings;
import io.relance.testkit.fake.TwilioFault;
import io.relance.testkit.server.ApiClient;
import io.relance.testkit.server.Http;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D-4: the test clock over HTTP")
class ClockScenarioTest extends ServerTest {
  private static final String TWO_TEXTS =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "one", "elements": [
        {"id": "one", "name": "One", "kind": "send-sms", "purpose": "transactional",
         "text": "One", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "P2D", "next": "two"},
        {"id": "two", "name": "Two", "kind": "send-sms", "purpose": "transactional",
         "text": "Two", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @Test
  void showsATimeThatStandsStillBetweenCalls() {
    var first = server.get("/v1/clock").text("/now");
    var second = server.get("/v1/clock").text("/now");
    var moved = server.done("/v1/clock", "{\"advance\": \"PT1H\"}").text("/now");

    assertThat(second).isEqualTo(first);
    assertThat(Instant.parse(moved)).isEqualTo(Instant.parse(first).plus(Duration.ofHours(1)));
    assertThat(server.get("/v1/clock").text("/now")).isEqualTo(moved);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|is required",
        "{\"advance\": \"1 hour\"}|not \"1 hour\"",
        "{\"advance\": \"-PT1H\"}|must be an ISO 8601 duration from PT0S to P400D",
        "{\"advance\": \"P401D\"}|not \"P401D\"",
      })
  void saysWhatAnAdvanceMustBe(String body, String message) {
    var reply = server.call("POST", "/v1/clock", body);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("/detail")).startsWith("advance: ").contains(message);
  }

  @Test
  @DisplayName("D-4: provider back-off counts on the clock, so that nothing due is passed over")
  void waitsForWhatTheProviderDidNotTakeAtOnce() {
    var automation = server.active(TWO_TEXTS);
    server.twilio().next(12, TwilioFault.TOO_MANY_REQUESTS);
    server.enroll(automation, server.make("/v1/contacts", "{\"phone\": \"+33611110009\"}"));
    server.advance("P4D");

    assertThat(server.messages("automationId=" + automation))
        .extracting(message -> message.path("state").asText())
        .containsExactly("sent", "sent");
  }

  @Test
  void goesOnWhereItStoodAfterARestart(@TempDir Path folder) throws Exception {
    String before;
    try (var first = server("true", folder)) {
      before = call(first, "POST", "{\"advance\": \"P30D\"}");
    }

    try (var again = server("true", folder)) {
      assertThat(call(again, "GET", "")).isEqualTo(before).contains("\"now\"");
    }
  }

  @Test
  void isNotThereWithoutItsSetting(@TempDir Path folder) throws Exception {
    try (var without = server("false", folder)) {
      assertThat(call(without, "GET", ""))
          .contains("There is no test clock: set RELANCE_TEST_CLOCK=true");
      assertThat(call(without, "POST", "{\"advance\": \"PT1H\"}")).contains("\"status\":404");
    }
  }

  private static Deployment server(String testClock, Path folder) {
    var settings = Map.of("RELANCE_OWNER_TOKEN", Owner.TOKEN, "RELANCE_TEST_CLOCK", testClock);
    return new Deployment(Settings.read(settings, 0), folder, 0);
  }

  private static String call(Deployment server, String method, String body) {
    var api = new ApiClient(server.address(), Owner.TOKEN);
    return Http.send(api.request(method, "/v1/clock", body)).body();
  }
}
