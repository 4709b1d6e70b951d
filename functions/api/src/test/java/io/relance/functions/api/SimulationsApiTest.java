package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.store.Json;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D4.6: a flow is previewed for a real contact, each step with its reason")
class SimulationsApiTest extends ApiTest {
  private static final String MONTH =
      """
      {"format": 1, "trigger": {"kind": "post-purchase"}, "start": "thanks", "elements": [
        {"id": "thanks", "name": "Thanks", "kind": "send-sms", "purpose": "transactional",
         "text": "Merci {{ contact.firstName }} ({{ order.name }})", "next": "wait"},
        {"id": "wait", "name": "Wait", "kind": "delay", "for": "P30D", "next": "french"},
        {"id": "french", "name": "French?", "kind": "condition",
         "criteria": {"property": "country", "is": "FR"}, "onTrue": "offer", "onFalse": "done"},
        {"id": "offer", "name": "Offer", "kind": "send-sms", "purpose": "marketing",
         "text": "It is {{ 'now' | date: '%d %B' }}", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  private static final String EVERYTHING =
      """
      {"format": 1, "trigger": {"kind": "post-purchase"}, "start": "sms", "elements": [
        {"id": "sms", "name": "Text", "kind": "send-sms", "text": "Hello", "next": "email"},
        {"id": "email", "name": "Email", "kind": "send-email", "subject": "News",
         "html": "<p>Hello</p>", "next": "list"},
        {"id": "list", "name": "List", "kind": "add-to-list", "list": "LIST", "next": "forward"},
        {"id": "forward", "name": "Forward", "kind": "forward", "to": [{"sms": "+33639980000"}],
         "next": "monday"},
        {"id": "monday", "name": "Monday", "kind": "delay-until-weekday", "days": ["MONDAY"],
         "at": "09:00", "zone": "contact", "next": "again"},
        {"id": "again", "name": "Again", "kind": "send-sms", "text": "Hello", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "neutral"}]}
      """;

  @Test
  void tellsEachStepOfThirtyDays() {
    var steps = steps(simulate(month(), of(subscriber("+33639981001"), "", ORDER)));

    assertThat(told(steps))
        .containsExactly(
            "2026-11-24T09:00:00Z thanks entered",
            "2026-11-24T09:00:00Z thanks sent next",
            "2026-11-24T09:00:00Z wait waited next",
            "2026-12-24T09:00:00Z french decided onTrue",
            "2026-12-24T09:00:00Z offer sent next",
            "2026-12-24T09:00:00Z done ended");
    assertThat(steps)
        .extracting(step -> step.path("message").asText())
        .containsExactly("", "Merci Zoé (#1001)", "", "", "It is 24 December", "");
    assertThat(reasons(steps))
        .containsExactly(
            "has completed an order",
            "",
            "for 30 days, until Thursday 24 December 2026 at 10:00:00 (Europe/Paris)",
            "its criteria hold",
            "",
            "success");
  }

  @Test
  void saysWhyAMessageIsSkipped() {
    var contact = contact("+33639981002");

    assertThat(reasons(steps(simulate(month(), of(contact, "", ORDER)))))
        .contains("not-subscribed");
  }

  @Test
  @DisplayName("D4.6, D7.1: judges replies as they would be, so that a STOP ends what follows")
  void judgesReplies() {
    var replies = ", \"replies\": [{\"after\": \"P1D\", \"text\": \"STOP\"}]";
    var steps = steps(simulate(month(), of(subscriber("+33639981003"), replies, ORDER)));

    assertThat(told(steps))
        .contains("2026-11-25T09:00:00Z wait replied", "2026-12-24T09:00:00Z offer skipped next");
    assertThat(reasons(steps))
        .contains("opts out: no message of this channel is sent any more", "opted-out");
  }

  @Test
  void saysWhoWouldAnswerAReply() {
    var keyword =
        FLOW.replace(
            "{\"kind\": \"%s\"}",
            "{\"kind\": \"inbound-message\", \"channel\": \"sms\","
                + " \"keywords\": [\"opening\"], \"match\": \"contains\","
                + " \"caseSensitive\": false}");
    var live =
        api.post("/v1/automations", "{\"name\": \"Hours\", \"flow\": %s}".formatted(keyword));
    api.post("/v1/automations/%s/activate".formatted(live.text("/id")), "{}");
    var replies = ", \"replies\": [{\"text\": \"Your opening hours?\"}, {\"text\": \"Lovely\"}]";
    var steps = steps(simulate(month(), of(subscriber("+33639981004"), replies, ORDER)));

    assertThat(reasons(steps))
        .contains(
            "would be answered by the automation “Hours”, by its keyword “opening”",
            "would be answered by nothing");
  }

  @Test
  void leavesEverythingAsItWas() {
    var automation = month();
    var contact = subscriber("+33639981005");
    var before = api.dump();

    var answer = simulate(automation, of(contact, ", \"replies\": [{\"text\": \"STOP\"}]", ORDER));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(api.dump()).isEqualTo(before);
  }

  @Test
  void refusesAFlowWithErrorsAsActivatingDoes() {
    var draft =
        api.post("/v1/automations", "{\"name\": \"X\", \"trigger\": {\"kind\": \"manual\"}}")
            .text("/id");
    var answer = simulate(draft, of(contact("+33639981006"), "", "{}"));
    var activation = api.post("/v1/automations/%s/activate".formatted(draft), "{}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).isEqualTo(activation.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|contactId",
        "{'contactId': 'C', 'start': 'tomorrow'}|start",
        "{'contactId': 'C', 'start': '+999999999-01-01T00:00:00Z'}|start",
        "{'contactId': 'C', 'replies': [{'text': 'a'}, {'text': ''}]}|replies[1].text",
        "{'contactId': 'C', 'replies': [{'text': 'a', 'after': '-PT1S'}]}|replies[0].after",
        "{'contactId': 'C', 'replies': [{'text': 'a', 'after': 'soon'}]}|replies[0].after",
        "{'contactId': 'C', 'occurrence': 7}|occurrence",
        "{'contactId': 'C', 'occurrence': {'kind': 'api'}}|occurrence.kind",
        "{'contactId': 'C', 'occurrence': {'variables': {'shop': {}}}}|occurrence.variables.shop",
        "{'contactId': 'C', 'occurrence': {'order': 7}}|occurrence.order",
        "{'contactId': 'C', 'occurrence': {'order': {'total': 1e99999999}}}|occurrence.order",
      })
  void namesWhatIsWrong(String body, String path) {
    var answer = simulate(month(), body.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.faultyPaths()).containsExactly(path);
  }

  @Test
  void takesAtMostAHundredReplies() {
    var replies = "{\"text\": \"a\"},".repeat(100) + "{\"text\": \"a\"}";
    var body = of(contact("+33639981007"), ", \"replies\": [%s]".formatted(replies), "{}");

    assertThat(simulate(month(), body).faultyPaths()).containsExactly("replies");
  }

  @Test
  void knowsNobodyElse() {
    assertThat(simulate(month(), of("nobody", "", "{}")).status()).isEqualTo(404);
    assertThat(simulate("unknown", of(contact("+33639981008"), "", "{}")).status()).isEqualTo(404);
  }

  private static final String ORDER =
      "{\"kind\": \"post-purchase\", \"variables\": {\"order\": {\"name\": \"#1001\"}}}";

  private String month() {
    return api.post("/v1/automations", "{\"name\": \"Month\", \"flow\": %s}".formatted(MONTH))
        .text("/id");
  }

  private String subscriber(String phone) {
    return api.post(
            "/v1/contacts",
            "{\"phone\": \"%s\", \"email\": \"%s@example.com\", \"firstName\": \"Zoé\", \"consents\": [%s, %s]}"
                .formatted(phone, phone.substring(1), agreed("sms"), agreed("email")))
        .text("/id");
  }

  private static String agreed(String channel) {
    return "{\"channel\": \"%s\", \"type\": \"marketing\", \"state\": \"subscribed\"}"
        .formatted(channel);
  }

  private static String of(String contact, String more, String occurrence) {
    return "{\"contactId\": \"%s\", \"start\": \"2026-11-24T09:00:00Z\", \"occurrence\": %s%s}"
        .formatted(contact, occurrence, more);
  }

  private Answer simulate(String automation, String body) {
    return api.post("/v1/automations/%s/simulations".formatted(automation), body);
  }

  private static List<JsonNode> steps(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return StreamSupport.stream(Json.tree(answer.body()).path("steps").spliterator(), false)
        .toList();
  }

  private static List<String> told(List<JsonNode> steps) {
    return steps.stream()
        .map(
            step ->
                "%s %s %s %s"
                    .formatted(
                        step.path("at").asText(),
                        step.path("element").asText(),
                        step.path("what").asText(),
                        step.path("exit").asText())
                    .strip())
        .toList();
  }

  private static List<String> reasons(List<JsonNode> steps) {
    return steps.stream().map(step -> step.path("reason").asText()).toList();
  }
}
