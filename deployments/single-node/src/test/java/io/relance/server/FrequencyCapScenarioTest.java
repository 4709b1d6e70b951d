package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** It is 10:00 in Paris, and the clock stands still between calls. */
@DisplayName("D7.6: a marketing text over the frequency cap is skipped, and every view says why")
class FrequencyCapScenarioTest {
  private static final String OFFER =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "offer", "elements": [
        {"id": "offer", "name": "Offer", "kind": "send-sms", "purpose": "marketing",
         "text": "An offer. STOP to unsubscribe", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "PT13H", "next": "again"},
        {"id": "again", "name": "Again", "kind": "send-sms", "purpose": "marketing",
         "text": "The same offer. STOP to unsubscribe", "next": "wait-more"},
        {"id": "wait-more", "name": "Wait", "kind": "delay", "for": "PT1H", "next": "last"},
        {"id": "last", "name": "Last", "kind": "send-sms", "purpose": "marketing",
         "text": "The last offer. STOP to unsubscribe", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private String automation;
  private String contact;

  @BeforeEach
  void open() {
    server = new OpenServer(folder, Map.of("RELANCE_FREQUENCY_CAP", "sms=1/P1D"));
    automation = server.active(OFFER);
    contact = server.subscriber("+33639980001");
  }

  @Test
  void isShownByMessagesReportTimelineAndWhy() {
    launch();
    server.advance("PT13H");
    assertThat(states()).containsExactlyInAnyOrder("offer sent ", "again skipped frequency-cap");
    assertThat(server.report(automation).at("/skipped/byReason/frequency-cap").asInt())
        .isEqualTo(1);
    assertThat(server.messages("state=skipped&reason=frequency-cap")).hasSize(1);
    assertThat(server.get("/v1/contacts/%s/timeline".formatted(contact)).body())
        .contains("message-skipped", "frequency-cap");
    assertThat(
            server.get("/v1/contacts/%s/why?automationId=%s".formatted(contact, automation)).body())
        .contains("as many marketing messages on sms as the frequency cap permits");

    server.advance("PT1H");
    assertThat(states()).contains("last sent ");
  }

  @Test
  @DisplayName("D4.6: a simulation counts its own messages and those that were sent")
  void isSimulated() {
    assertThat(simulated())
        .containsExactly("offer sent ", "again skipped frequency-cap", "last sent ");

    launch();

    assertThat(simulated())
        .containsExactly(
            "offer skipped frequency-cap", "again skipped frequency-cap", "last sent ");
  }

  private void launch() {
    server.done(
        "/v1/automations/%s/launches".formatted(automation),
        Json.write(Map.of("audience", Map.of("contactIds", List.of(contact)))));
    server.advance("PT1S");
  }

  private List<String> simulated() {
    var reply =
        server.done(
            "/v1/automations/%s/simulations".formatted(automation),
            Json.write(Map.of("contactId", contact)));
    return StreamSupport.stream(reply.json().path("steps").spliterator(), false)
        .filter(step -> List.of("sent", "skipped").contains(step.path("type").asText()))
        .map(
            step ->
                String.join(
                    " ",
                    step.path("elementId").asText(),
                    step.path("type").asText(),
                    step.path("reason").asText()))
        .toList();
  }

  private List<String> states() {
    return server.messages("contactId=%s&automationId=%s".formatted(contact, automation)).stream()
        .map(
            message ->
                String.join(
                    " ",
                    message.path("elementId").asText(),
                    message.path("state").asText(),
                    message.path("reason").asText()))
        .toList();
  }
}
