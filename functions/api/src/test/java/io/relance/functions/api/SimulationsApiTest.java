package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
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

    assertThat(descriptions(steps))
        .containsExactly(
            "2026-11-24T09:00:00.000Z thanks entered",
            "2026-11-24T09:00:00.000Z thanks sent next",
            "2026-11-24T09:00:00.000Z wait waited next",
            "2026-12-24T09:00:00.000Z french decided onTrue",
            "2026-12-24T09:00:00.000Z offer sent next",
            "2026-12-24T09:00:00.000Z done ended");
    assertThat(steps)
        .extracting(step -> step.at("/message/text").asText())
        .containsExactly("", "Merci Zoé (#1001)", "", "", "It is 24 December", "");
    assertThat(reasons(steps))
        .containsExactly(
            "completed an order",
            "",
            "for 30 days, until Thursday 24 December 2026 at 10:00:00 (Europe/Paris)",
            "its criteria hold",
            "",
            "success");
  }

  @Test
  void saysUntilWhenItWaitsHowAMessageIsCutAndHowItEnds() {
    var answer = simulate(month(), of(subscriber("+33639981011"), "", ORDER));
    var simulation = Json.tree(answer.body());

    assertThat(simulation.at("/steps/1/message").toString())
        .isEqualTo(
            "{\"channel\":\"sms\",\"text\":\"Merci Zoé (#1001)\",\"segments\":1,\"links\":[]}");
    assertThat(simulation.at("/steps/2/until").asText()).isEqualTo("2026-12-24T09:00:00.000Z");
    assertThat(simulation.at("/ended/outcome").asText()).isEqualTo("success");
    assertThat(simulation.at("/ended/reason").asText()).isEqualTo("reached the end \"done\"");
  }

  @Test
  @DisplayName("D4.6: takes a contact that is made up, and a flow that is not saved")
  void takesAMadeUpContactAndAnUnsavedFlow() {
    var flow = MONTH.replace("Merci {{ contact.firstName }}", "Bonjour {{ contact.firstName }}");
    var contact =
        "{\"phone\": \"+33639981012\", \"firstName\": \"Léa\", \"country\": \"BE\","
            + " \"consents\": [%s]}".formatted(agreed("sms"));
    var before = api.dump();
    var steps =
        steps(
            simulate(
                month(),
                "{\"contact\": %s, \"flow\": %s, \"event\": %s}".formatted(contact, flow, ORDER)));

    assertThat(steps.get(1).at("/message/text").asText()).isEqualTo("Bonjour Léa (#1001)");
    assertThat(descriptions(steps)).anyMatch(step -> step.endsWith("french decided onFalse"));
    assertThat(api.get("/v1/contacts?phone=%2B33639981012").body()).contains("\"items\":[]");
    assertThat(before.keySet()).isEqualTo(api.dump().keySet());
  }

  @Test
  void beginsATextAutomationWithItsFirstKeyword() {
    var flow =
        FLOW.replace(
                "{\"kind\": \"%s\"}",
                "{\"kind\": \"inbound-message\", \"channel\": \"sms\","
                    + " \"keywords\": [\"MENU\"], \"match\": \"exact\", \"caseSensitive\": false}")
            .replace("Hello {{ contact.firstName | default: 'you' }}", "You: {{ message.text }}");
    var draft = api.post("/v1/automations", "{\"name\": \"Menu\", \"flow\": %s}".formatted(flow));
    var body = "{\"contact\": {\"phone\": \"+33639981013\"}%s}";
    var keyword = steps(simulate(draft.text("/id"), body.formatted("")));
    var said = body.formatted(", \"event\": {\"text\": \"Menu please\"}");
    var other = steps(simulate(draft.text("/id"), said));

    assertThat(keyword.get(1).at("/message/text").asText()).startsWith("You: MENU");
    assertThat(other.get(1).at("/message/text").asText()).startsWith("You: Menu please");
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

    assertThat(descriptions(steps))
        .contains(
            "2026-11-25T09:00:00.000Z wait replied", "2026-12-24T09:00:00.000Z offer skipped next");
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
            "would be answered by the automation \"Hours\", by its keyword \"opening\"",
            "matches no automation");
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
        "{'contactId': 'nobody'}|contactId",
        "{'contactId': 'a b'}|contactId",
        "{'contactId': 'C', 'contact': {'phone': '+33639981099'}}|contact",
        "{'contact': {'phone': 'none'}}|contact.phone",
        "{'contact': {'firstName': 7}}|contact.firstName",
        "{'contact': {'consents': [{'channel': 'fax', 'state': 'subscribed'}]}}"
            + "|contact.consents[0].channel",
        "{'contact': {}, 'flow': 7}|flow",
        "{'contact': {}, 'properties': 7}|properties",
        "{'contact': {}, 'startAt': 'tomorrow'}|startAt",
        "{'contact': {}, 'startAt': '+999999999-01-01T00:00:00Z'}|startAt",
        "{'contact': {}, 'replies': [{'text': 'a'}, {'text': ''}]}|replies[1].text",
        "{'contact': {}, 'replies': [{'text': 'a', 'after': '-PT1S'}]}|replies[0].after",
        "{'contact': {}, 'replies': [{'text': 'a', 'after': 'soon'}]}|replies[0].after",
        "{'contact': {}, 'approvals': [{'elementId': 'wait', 'decision': 'approved'}]}"
            + "|approvals[0].elementId",
        "{'contact': {}, 'event': {'kind': 'api'}}|event.kind",
        "{'contact': {}, 'event': {'text': ''}}|event.text",
        "{'contact': {}, 'event': {'variables': {'shop': {}}}}|event.variables.shop",
        "{'contact': {}, 'event': {'variables': {'order': 7}}}|event.variables.order",
        "{'contact': {}, 'event': {'variables': {'order': {'total': 1e99}}}}"
            + "|event.variables.order.total",
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
    var nobody = simulate(month(), of("nobody", "", "{}"));

    assertThat(nobody.status()).isEqualTo(422);
    assertThat(nobody.text("/detail")).isEqualTo("contactId: there is no contact \"nobody\"");
    assertThat(simulate("unknown", of(contact("+33639981008"), "", "{}")).status()).isEqualTo(404);
  }

  private static final String ORDER = "{\"variables\": {\"order\": {\"name\": \"#1001\"}}}";

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
    return "{\"contactId\": \"%s\", \"startAt\": \"2026-11-24T09:00:00Z\", \"event\": %s%s}"
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

  private static List<String> descriptions(List<JsonNode> steps) {
    return steps.stream()
        .map(
            step ->
                "%s %s %s %s"
                    .formatted(
                        step.path("at").asText(),
                        step.path("elementId").asText(),
                        step.path("type").asText(),
                        step.path("exit").asText())
                    .strip())
        .toList();
  }

  private static List<String> reasons(List<JsonNode> steps) {
    return steps.stream().map(step -> step.path("reason").asText()).toList();
  }
}
