package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

@DisplayName("G1, D7.6: no marketing text is sent at night: it is held until the morning")
class QuietHoursScenarioTest {
  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private String automation;
  private String paris;
  private String losAngeles;

  /** It is Tuesday, 10:00 in Paris and 01:00 in Los Angeles. */
  @BeforeEach
  void launch() {
    server = new OpenServer(folder, Map.of("RELANCE_QUIET_HOURS", ""));
    automation = server.active(Flows.OFFER_AND_AN_HOUR_LATER);
    paris = server.subscriber("+33639980001");
    losAngeles = server.subscriber("+13105550101");
    server.done(
        "/v1/automations/%s/launches".formatted(automation),
        Json.write(Map.of("audience", Map.of("contactIds", List.of(paris, losAngeles)))));
    server.advance("PT2H");
  }

  @Test
  void holdsOneContactWhileTheOtherContinues() {
    assertThat(states(paris)).containsExactlyInAnyOrder("offer sent ", "after sent ");
    assertThat(states(losAngeles)).containsExactly("offer held quiet-hours");
    var report = server.report(automation);
    assertThat(report.path("held").asInt()).isEqualTo(1);
    assertThat(report.at("/elements/offer/held").asInt()).isEqualTo(1);
    assertThat(report.at("/elements/offer/here").asInt()).isEqualTo(1);
    assertThat(report.path("targeted").asInt()).isEqualTo(3);
    assertThat(server.messages("state=held&reason=quiet-hours")).hasSize(1);
    assertThat(server.get("/v1/contacts/%s/timeline".formatted(losAngeles)).body())
        .contains("message-held", "quiet-hours");
    assertThat(
            server
                .get("/v1/contacts/%s/why?automationId=%s".formatted(losAngeles, automation))
                .text("/summary"))
        .isEqualTo("The SMS is held until the contact's quiet hours end.");

    server.advance("PT5H59M");
    assertThat(states(losAngeles)).containsExactly("offer held quiet-hours");
    server.advance("PT1M");
    assertThat(states(losAngeles)).containsExactly("offer sent ");
    server.advance("PT1H");

    assertThat(states(losAngeles)).containsExactlyInAnyOrder("offer sent ", "after sent ");
    assertThat(server.report(automation).path("held").asInt()).isZero();
    assertThat(server.report(automation).at("/elements/offer/exits/next").asInt()).isEqualTo(2);
    assertThat(server.report(automation).at("/elements/offer/here").asInt()).isZero();
  }

  @Test
  void isDecidedAgainWhenItGoes() {
    server.call(
        "PUT",
        "/v1/contacts/%s/consents/sms".formatted(losAngeles),
        "{\"state\": \"unsubscribed\"}");

    server.advance("P1D");

    assertThat(states(losAngeles)).contains("offer skipped opted-out");
  }

  @Test
  void dropsWhatIsHeldWhenTheAutomationIsDeactivated() {
    server.done(
        "/v1/automations/%s/deactivate".formatted(automation), "{\"inFlight\": \"cancel\"}");
    server.advance("PT1M");
    assertThat(states(losAngeles)).containsExactly("offer skipped deactivated");

    server.advance("P1D");

    assertThat(states(losAngeles)).containsExactly("offer skipped deactivated");
    assertThat(server.report(automation).path("held").asInt()).isZero();
  }

  @Test
  @DisplayName("D4.6: a simulation shows until when a message is held, and goes on from there")
  void areSimulated() {
    var steps =
        StreamSupport.stream(
                server
                    .done(
                        "/v1/automations/%s/simulations".formatted(automation),
                        Json.write(
                            Map.of("contactId", losAngeles, "startAt", "2026-11-25T11:00:00Z")))
                    .json()
                    .path("steps")
                    .spliterator(),
                false)
            .filter(step -> step.path("elementId").asText().equals("offer"))
            .map(QuietHoursScenarioTest::step)
            .toList();

    assertThat(steps)
        .contains(
            "2026-11-25T11:00:00.000Z held 2026-11-25T17:00:00.000Z quiet-hours",
            "2026-11-25T17:00:00.000Z sent  ");
  }

  @Test
  void cannotBeTurnedOffForMarketing() {
    var off =
        Flows.OFFER_AND_AN_HOUR_LATER.replace(
            "\"start\": \"offer\"", "\"quietHours\": \"off\", \"start\": \"offer\"");
    var checked = server.call("POST", "/v1/flows/checks", "{\"flow\": %s}".formatted(off)).body();
    var transactional =
        server
            .call(
                "POST",
                "/v1/flows/checks",
                "{\"flow\": %s}".formatted(off.replace("marketing", "transactional")))
            .body();

    assertThat(checked)
        .contains("quiet-hours.marketing", "\"path\":\"quietHours\"", "not \\\"off\\\"");
    assertThat(transactional).doesNotContain("quiet-hours.marketing");
  }

  private static String step(JsonNode step) {
    return String.join(
        " ",
        step.path("at").asText(),
        step.path("type").asText(),
        step.path("until").asText(),
        step.path("reason").asText());
  }

  /** The element, state and reason of each message to a contact. */
  private List<String> states(String contact) {
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
