package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import io.relance.compiler.codec.DecodeResult;
import io.relance.compiler.codec.FlowCodec;
import io.relance.cost.LaunchCost;
import io.relance.cost.PriceTable;
import io.relance.domain.flow.Flow;
import io.relance.domain.text.ShortLinks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S-8, L-8: an estimate is what then happens on a standing clock")
class LaunchEstimateScenarioTest {
  private static final String OFFER =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "reentry": {"kind": "once"}, "start": "offer",
       "elements": [
        {"id": "offer", "name": "Offer", "kind": "send-sms", "purpose": "marketing",
         "text": "An offer for {{ contact.firstName | default: 'you' }}", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  private static final String TWO_MESSAGES =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "fr", "elements": [
        {"id": "fr", "name": "French?", "kind": "condition",
         "criteria": {"property": "country", "is": "FR"}, "onTrue": "sms", "onFalse": "mail"},
        {"id": "sms", "name": "Text", "kind": "send-sms", "purpose": "marketing",
         "text": "An offer. STOP to unsubscribe", "next": "sent"},
        {"id": "sent", "name": "Sent?", "kind": "condition", "criteria": {"lastSend": "sent"},
         "onTrue": "wait", "onFalse": "mail"},
        {"id": "mail", "name": "Mail", "kind": "send-email", "purpose": "marketing",
         "subject": "Offer", "html": "<p>An offer</p>", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "P1D", "next": "late"},
        {"id": "late", "name": "Late", "kind": "send-sms", "purpose": "marketing",
         "text": "Late", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private final List<String> people = new ArrayList<>();

  /** It is 10:00 in Paris, and night in Los Angeles. */
  @BeforeEach
  void open() {
    server =
        new OpenServer(
            folder, Map.of("RELANCE_QUIET_HOURS", "", "RELANCE_FREQUENCY_CAP", "sms=1/P1D"));
    person("+33639980001", "subscribed");
    person("+33639980002", "subscribed");
    person("+33639980003", "unsubscribed");
    person("+33639980004", "");
    person("+13105550101", "subscribed");
    person("", "subscribed");
    // The phone of another contact: one message for both.
    person("+33639980001", "subscribed");
  }

  private void person(String phone, String consent) {
    var consents =
        consent.isEmpty()
            ? List.of()
            : List.of(
                Map.of("channel", "sms", "state", consent, "source", "form"),
                Map.of("channel", "email", "state", "subscribed", "source", "form"));
    var body =
        new TreeMap<String, Object>(
            Map.of("email", "p%d@example.org".formatted(people.size()), "consents", consents));
    if (!phone.isEmpty()) {
      body.put("phone", phone);
    }
    people.add(server.make("/v1/contacts", Json.write(body)));
  }

  private JsonNode estimate(String automation, String audience) {
    return server
        .done(
            "/v1/launches/estimates",
            "{\"automationId\": \"%s\", \"audience\": %s}".formatted(automation, audience))
        .json();
  }

  private JsonNode launched(String automation, String audience) {
    var id =
        server
            .done(
                "/v1/automations/%s/launches".formatted(automation),
                "{\"audience\": %s}".formatted(audience))
            .text("/id");
    server.advance("PT0.001S");
    return server.get("/v1/launches/" + id).json();
  }

  private static final String ALL = "{\"all\": true}";

  @Test
  void namesEachLossAsTheLaunchDoes() {
    var automation = server.active(OFFER);
    launched(automation, "{\"contactIds\": [\"%s\"]}".formatted(people.get(1)));

    var estimate = estimate(automation, ALL);
    var launch = launched(automation, ALL);

    assertSame(estimate, automation, launch);
    assertThat(estimate.path("all")).isEqualTo(launch.path("audienceSize"));
    assertThat(steps(estimate))
        .containsOnlyKeys("reentry", "no-address", "not-subscribed", "opted-out", "duplicate");
    assertThat(estimate.path("held").asInt()).isEqualTo(1);
    assertThat(estimate.path("willReceive").asInt()).isEqualTo(1);
    assertThat(estimate.path("segments").asInt()).isEqualTo(1);
    assertThat(estimate.at("/cost/contacts").asLong())
        .isEqualTo(estimate.path("all").asLong() - steps(estimate).getOrDefault("reentry", 0L));
    assertThat(estimate.path("duration").asText()).isEqualTo("PT1S");
    long losses = steps(estimate).values().stream().mapToLong(Long::longValue).sum();
    assertThat(estimate.path("all").asLong())
        .isEqualTo(losses + estimate.path("held").asLong() + estimate.path("willReceive").asLong());
  }

  @Test
  @DisplayName("C-T4: the cost of a launch is that of ./relance cost for its contacts")
  void estimatesTheCost() {
    var flow = ((DecodeResult.Whole<Flow>) FlowCodec.decode(OFFER)).value();
    var estimate = estimate(server.active(OFFER), ALL);

    var cost = estimate.path("cost");
    var zones = cost.path("timeZones").asInt();
    var expected =
        LaunchCost.of(flow, estimate.path("all").asLong(), zones, ShortLinks.OFF).orElseThrow();
    assertThat(zones).isEqualTo(1);
    assertThat(cost.path("currency").asText()).isEqualTo("USD");
    assertThat(cost.path("aws").asDouble()).isCloseTo(expected.running(), within(0.0001));
    assertThat(cost.path("messages").asDouble()).isCloseTo(expected.messages(), within(0.0001));
    assertThat(cost.path("amount").decimalValue())
        .isEqualByComparingTo(
            cost.path("aws").decimalValue().add(cost.path("messages").decimalValue()));
    assertThat(cost.path("pricesAsOf").asText()).isEqualTo(PriceTable.bundled().asOf().toString());
    assertThat(cost.path("assumptions")).hasSize(3);

    var nobody = estimate(server.active(OFFER), "{\"criteria\": {\"property\": \"x\", \"is\": 1}}");
    assertThat(nobody.at("/cost/amount").asDouble()).isZero();
  }

  @Test
  void countsTheFrequencyCap() {
    var first = server.active(OFFER);
    launched(first, "{\"contactIds\": [\"%s\"]}".formatted(people.get(1)));
    var second = server.active(OFFER);

    var estimate = estimate(second, "{\"contactIds\": [\"%s\"]}".formatted(people.get(1)));

    assertThat(steps(estimate)).isEqualTo(Map.of("frequency-cap", 1L));
    assertSame(
        estimate, second, launched(second, "{\"contactIds\": [\"%s\"]}".formatted(people.get(1))));
  }

  @Test
  void followsConditionsUpToTheFirstDelay() {
    var automation = server.active(TWO_MESSAGES);

    var estimate = estimate(automation, ALL);

    assertSame(estimate, automation, launched(automation, ALL));
    assertThat(estimate.path("willReceive").asInt()).isGreaterThan(3);
  }

  @Test
  void namesWhatIsWrong() {
    var draft = server.make("/v1/automations", "{\"name\": \"D\", \"flow\": %s}".formatted(OFFER));
    assertThat(estimate(draft, ALL).path("all").asInt()).isGreaterThanOrEqualTo(people.size());

    assertThat(estimateOf("{\"audience\": {\"all\": true}}").text("/errors/0/path"))
        .isEqualTo("automationId");
    assertThat(estimateOf("{\"automationId\": \"%s\"}".formatted(draft)).text("/errors/0/path"))
        .isEqualTo("audience");
    assertThat(
            estimateOf("{\"automationId\": \"none\", \"audience\": {\"all\": true}}")
                .text("/errors/0/path"))
        .isEqualTo("automationId");
  }

  private Reply estimateOf(String body) {
    var reply = server.call("POST", "/v1/launches/estimates", body);
    assertThat(reply.status()).isEqualTo(422);
    return reply;
  }

  private void assertSame(JsonNode estimate, String automation, JsonNode launch) {
    var skipped = new TreeMap<String, Long>();
    server
        .messages("launchId=%s&state=skipped".formatted(launch.path("id").asText()))
        .forEach(message -> skipped.merge(message.path("reason").asText(), 1L, Long::sum));
    launch
        .path("excluded")
        .properties()
        .forEach(reason -> skipped.merge(reason.getKey(), reason.getValue().asLong(), Long::sum));
    assertThat(steps(estimate)).isEqualTo(skipped);
    assertThat(estimate.path("willReceive").asLong())
        .isEqualTo(
            launch.path("sent").asLong()
                + launch.path("failed").asLong()
                + launch.path("unconfirmed").asLong());
    assertThat(estimate.path("held").asLong()).isEqualTo(launch.path("held").asLong());
  }

  private static Map<String, Long> steps(JsonNode estimate) {
    var steps = new TreeMap<String, Long>();
    estimate
        .path("steps")
        .forEach(step -> steps.put(step.path("reason").asText(), step.path("count").asLong()));
    return steps;
  }
}
