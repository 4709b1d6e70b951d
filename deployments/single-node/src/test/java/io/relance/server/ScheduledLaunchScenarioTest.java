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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-T4, D3.8: a launch takes its audience when it starts")
class ScheduledLaunchScenarioTest {
  private static final String NEWS =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "news", "elements": [
        {"id": "news", "name": "News", "kind": "send-sms", "purpose": "transactional",
         "text": "We have moved", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private String automation;
  private String list;

  @BeforeEach
  void open() {
    server = new OpenServer(folder, Map.of());
    automation = server.active(NEWS);
    list = server.make("/v1/lists", Json.write(Map.of("name", "Customers")));
    joins("+33639980001");
  }

  @Test
  void reachesWhoIsOnTheListByThen() {
    var launch = launchIn(Duration.ofHours(2));
    assertThat(state(launch)).isEqualTo("scheduled");
    joins("+33639980002");

    server.advance("PT1H");
    assertThat(server.messages("launchId=" + launch)).isEmpty();
    server.advance("PT1H1M");

    assertThat(state(launch)).isEqualTo("done");
    assertThat(server.get("/v1/launches/" + launch).json().path("audienceSize").asInt())
        .isEqualTo(2);
    assertThat(server.messages("launchId=" + launch)).hasSize(2);
    assertThat(server.report(automation).path("timesTriggered").asInt()).isEqualTo(1);
  }

  @Test
  void reachesNobodyWhenItIsCancelledBefore() {
    var launch = launchIn(Duration.ofHours(2));

    server.done("/v1/launches/%s/cancel".formatted(launch), "{}");
    server.advance("PT3H");

    assertThat(state(launch)).isEqualTo("cancelled");
    assertThat(server.messages("launchId=" + launch)).isEmpty();
    assertThat(server.report(automation).path("timesTriggered").asInt()).isZero();
  }

  @Test
  @DisplayName("C-T4: contacts enter at the rate of the launch, in groups of a minute")
  void entersAtItsRate() {
    joins("+33639980002");
    joins("+33639980003");

    var launch = launched(Map.of("audience", Map.of("listId", list), "rate", 0.0125));

    server.advance("PT10S");
    assertThat(server.messages("launchId=" + launch)).hasSize(1);
    server.advance("PT1M");
    assertThat(server.messages("launchId=" + launch)).hasSize(2);
    server.advance("PT1M");
    assertThat(server.messages("launchId=" + launch)).hasSize(3);
    assertThat(server.get("/v1/launches/" + launch).json().path("rate").decimalValue())
        .isEqualByComparingTo("0.0125");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.001", "10001", "\"fast\""})
  void refusesARateOutOfBounds(String rate) {
    var body = "{\"audience\": {\"listId\": \"%s\"}, \"rate\": %s}".formatted(list, rate);

    var reply = server.call("POST", "/v1/automations/%s/launches".formatted(automation), body);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("/errors/0/path")).isEqualTo("rate");
  }

  private String launchIn(Duration time) {
    return launched(Map.of("audience", Map.of("listId", list), "at", now().plus(time).toString()));
  }

  private String launched(Map<String, Object> body) {
    var path = "/v1/automations/%s/launches".formatted(automation);
    return server.done(path, Json.write(body)).json().path("id").asText();
  }

  private Instant now() {
    return Instant.parse(server.get("/v1/clock").json().path("now").asText());
  }

  private String state(String launch) {
    return server.get("/v1/launches/" + launch).json().path("state").asText();
  }

  private void joins(String phone) {
    var contact = server.make("/v1/contacts", Json.write(Map.of("phone", phone)));
    server.done(
        "/v1/lists/%s/members".formatted(list), Json.write(Map.of("contactIds", List.of(contact))));
  }
}
