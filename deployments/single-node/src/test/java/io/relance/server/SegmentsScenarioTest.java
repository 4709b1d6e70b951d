package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("K-16: segments are estimated before and counted as billed after, once each")
class SegmentsScenarioTest {
  private static final String OFFER =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "offer", "elements": [
        {"id": "offer", "name": "Offer", "kind": "send-sms", "purpose": "transactional",
         "text": "An offer", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private String automation;

  @BeforeEach
  void launch() {
    server = new OpenServer(folder);
    automation = server.active(OFFER);
    var people =
        List.of("+33639980001", "+33639980002").stream()
            .map(phone -> server.make("/v1/contacts", Json.write(Map.of("phone", phone))))
            .toList();
    server.twilio().bills(2);
    server.done(
        "/v1/automations/%s/launches".formatted(automation),
        Json.write(Map.of("audience", Map.of("contactIds", people))));
    server.advance("PT1M");
  }

  @Test
  void theProvidersCountReplacesTheEstimate() {
    assertThat(messages())
        .hasSize(2)
        .allMatch(message -> message.path("segments").asInt() == 2)
        .allMatch(message -> message.path("estimatedSegments").asInt() == 1);
    assertThat(segments()).isEqualTo("4 4");
  }

  @Test
  void aLaterCountIsTakenOnceHoweverOftenItIsReported() {
    for (var status : List.of("sent", "sent", "delivered", "delivered", "sent")) {
      reports(status, "&NumSegments=3");
    }
    reports("sent", "&NumSegments=2");
    reports("sent", "");

    assertThat(segments()).isEqualTo("5 5");
    assertThat(messages().stream().map(message -> message.path("segments").asInt()))
        .containsExactlyInAnyOrder(2, 3);
  }

  @Test
  void whatFailsIsNoLongerCounted() {
    reports("undelivered", "&ErrorCode=30003&NumSegments=2");

    assertThat(segments()).isEqualTo("2 2");
  }

  /** Twilio reports on the last text. */
  private void reports(String status, String more) {
    var text = server.twilio().taken().getLast();
    var path = "/webhooks/twilio/status?send=" + text.sendId().orElseThrow();
    var form = "MessageSid=%s&MessageStatus=%s%s".formatted(text.sid(), status, more);
    assertThat(server.twilioPosts(path, form)).isEqualTo(200);
    server.advance("PT1S");
  }

  /** The sums of the automation and of its element. */
  private String segments() {
    var report = server.report(automation);
    return report.path("segments").asText() + " " + report.at("/elements/offer/segments").asText();
  }

  private List<JsonNode> messages() {
    return server.messages("automationId=%s".formatted(automation));
  }
}
