package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S-8, D8.4: an audience is asked again when each message leaves")
class LeftSegmentScenarioTest {
  private static final String OFFER =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "offer", "elements": [
        {"id": "offer", "name": "Offer", "kind": "send-sms", "purpose": "marketing",
         "text": "An offer. STOP to unsubscribe", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "P2D", "next": "after"},
        {"id": "after", "name": "After", "kind": "send-sms", "purpose": "transactional",
         "text": "Two days later", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private String automation;
  private String stays;
  private String leaves;

  /** It is 10:00 in Paris and 01:00 in Los Angeles, where the message is held. */
  @BeforeEach
  void open() {
    server = new OpenServer(folder, Map.of("RELANCE_QUIET_HOURS", ""));
    automation = server.active(OFFER);
    stays = subscriber("+13105550101");
    leaves = subscriber("+13105550102");
  }

  private String subscriber(String phone) {
    return server.make(
        "/v1/contacts",
        """
        {"phone": "%s", "properties": {"tier": "gold"},
         "consents": [{"channel": "sms", "type": "marketing", "state": "subscribed", "source": "form"}]}
        """
            .formatted(phone));
  }

  private void launch(String audience) {
    server.done(
        "/v1/automations/%s/launches".formatted(automation),
        "{\"audience\": %s}".formatted(audience));
    server.advance("PT1M");
    assertThat(states(leaves)).containsExactly("offer held");
  }

  private String segment() {
    return server.make(
        "/v1/segments",
        "{\"name\": \"Gold\", \"criteria\": {\"property\": \"tier\", \"is\": \"gold\"}}");
  }

  private void leave() {
    server.call("PATCH", "/v1/contacts/" + leaves, "{\"properties\": {\"tier\": \"silver\"}}");
  }

  @Test
  void skipsAHeldMessageToAContactWhoLeftTheSegment() {
    launch("{\"segmentId\": \"%s\"}".formatted(segment()));
    leave();

    server.advance("PT12H");

    assertThat(states(leaves)).containsExactly("offer skipped left-segment");
    assertThat(states(stays)).containsExactly("offer sent");
    assertThat(server.report(automation).at("/skipped/byReason/left-segment").asInt()).isEqualTo(1);
    assertThat(
            server.get("/v1/contacts/%s/why?automationId=%s".formatted(leaves, automation)).body())
        .contains("left the audience of the launch");
    server.advance("P3D");
    assertThat(states(leaves)).containsExactly("after sent", "offer skipped left-segment");
  }

  @Test
  void asksCriteriaAgainToo() {
    launch("{\"criteria\": {\"property\": \"tier\", \"is\": \"gold\"}}");
    leave();
    server.advance("PT12H");
    assertThat(states(leaves)).containsExactly("offer skipped left-segment");
    assertThat(states(stays)).containsExactly("offer sent");
  }

  @Test
  void sendsToContactsWhoWereNamed() {
    launch(Json.write(Map.of("contactIds", List.of(leaves))));
    leave();
    server.advance("PT12H");
    assertThat(states(leaves)).containsExactly("offer sent");
  }

  @Test
  void doesNotAskAfterADelay() {
    launch("{\"segmentId\": \"%s\"}".formatted(segment()));
    server.advance("PT12H");
    assertThat(states(leaves)).containsExactly("offer sent");
    leave();

    server.advance("P3D");

    assertThat(states(leaves)).containsExactly("after sent", "offer sent");
  }

  private List<String> states(String contact) {
    return server.messages("contactId=%s&automationId=%s".formatted(contact, automation)).stream()
        .map(
            message ->
                "%s %s %s"
                    .formatted(
                        message.path("elementId").asText(),
                        message.path("state").asText(),
                        message.path("state").asText().equals("held")
                            ? ""
                            : message.path("reason").asText())
                    .strip())
        .sorted()
        .toList();
  }
}
