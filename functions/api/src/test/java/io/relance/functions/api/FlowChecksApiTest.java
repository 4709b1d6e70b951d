package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A-4: flows are checked, saved or not")
class FlowChecksApiTest extends ApiTest {
  private static final String KEYWORD =
      """
      {"format": 1,
       "trigger": {"kind": "inbound-message", "channel": "sms", "keywords": ["velvet"],
         "match": "exact", "caseSensitive": false},
       "start": "hello", "elements": [
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
         "text": "Hello", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @Test
  void checksAFlowThatIsNotSaved() {
    var before = api.dump();
    var sound = check(FLOW.formatted("post-purchase"));
    var faulty = check("{\"format\": 1}");

    assertThat(sound.status()).isEqualTo(200);
    assertThat(sound.json().at("/diagnostics")).isEmpty();
    assertThat(faulty.status()).isEqualTo(200);
    assertThat(faulty.json().at("/diagnostics")).isNotEmpty();
    assertThat(api.dump()).isEqualTo(before);
  }

  @Test
  void listsTheVariablesThatTheTriggerOffers() {
    var order = check(FLOW.formatted("post-purchase"));
    var manual = check(FLOW.formatted("manual"));
    var unread = check("{}");

    assertThat(variables(order))
        .contains("contact.firstName text", "order.total text", "order.items list")
        .contains("order.items[].title text", "contact.properties.<name> any")
        .noneMatch(variable -> variable.startsWith("checkout."));
    assertThat(variables(manual)).contains("contact.firstName text");
    assertThat(variables(manual)).noneMatch(variable -> variable.startsWith("order."));
    assertThat(variables(unread)).contains("contact.firstName text");
  }

  @Test
  void saysTheSameOfADraft() {
    var id = automation("post-purchase");
    var validated = api.post("/v1/automations/%s/validate".formatted(id), "");

    assertThat(validated.json()).isEqualTo(check(FLOW.formatted("post-purchase")).json());
    assertThat(api.post("/v1/automations/unknown/validate", "").text("/detail"))
        .isEqualTo("There is no automation \"unknown\"");
  }

  @Test
  void comparesAFlowWithAllOtherAutomations() {
    var flow = KEYWORD;
    var id =
        api.post("/v1/automations", "{\"name\": \"Keyword\", \"flow\": %s}".formatted(flow))
            .text("/id");
    api.post("/v1/automations/%s/activate".formatted(id), "");
    var another = check(flow);
    var own =
        api.post(
            "/v1/flows/checks", "{\"flow\": %s, \"automationId\": \"%s\"}".formatted(flow, id));

    assertThat(another.json().at("/diagnostics")).isNotEmpty();
    assertThat(own.json().at("/diagnostics")).isEmpty();
  }

  @Test
  void namesWhatIsWrongWithTheRequest() {
    assertThat(api.post("/v1/flows/checks", "{}").faultyPaths()).containsExactly("flow");
    assertThat(check("[]").faultyPaths()).containsExactly("flow");
    assertThat(check("\"x\"").text("/errors/0/message"))
        .isEqualTo("must be an object, not a string");
    assertThat(
            api.post("/v1/flows/checks", "{\"flow\": {}, \"automationId\": \"none\"}")
                .faultyPaths())
        .containsExactly("automationId");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "createdAt",
        "updatedAt",
        "consents",
        "phone",
        "email",
        "externalIds",
        "Phone",
        "externalIds.shopify",
        "properties.level",
        "FirstName"
      })
  @DisplayName("C-A5: protected fields are refused by name")
  void refusesProtectedFieldsByName(String field) {
    var answer =
        check(
            """
            {"format": 1, "trigger": {"kind": "api"}, "start": "act", "elements": [
              {"id": "act", "name": "Act", "kind": "update-contact", "set": {"%s": "x"},
               "next": "done"},
              {"id": "done", "name": "Done", "kind": "end"}]}
            """
                .formatted(field));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("diagnostics")).hasSize(1);
    assertThat(answer.text("/diagnostics/0/severity")).isEqualTo("error");
    assertThat(answer.text("/diagnostics/0/message")).contains("\"" + field + "\"");
    assertThat(answer.text("/diagnostics/0/path")).isEqualTo("elements[0].set." + field);
  }

  @Test
  @DisplayName("C-S1: shares add up to 100")
  void refusesSharesThatDoNotAddUp() {
    var answer =
        check(
            """
            {"format": 1, "trigger": {"kind": "manual"}, "start": "split", "elements": [
              {"id": "split", "name": "Split", "kind": "ax-split", "variations": [
                {"id": "short", "name": "Short", "share": 25, "next": "won"},
                {"id": "long", "share": 70, "next": "lost"}]},
              {"id": "won", "kind": "end", "outcome": "success"},
              {"id": "lost", "kind": "end", "outcome": "abandon"}]}
            """);

    var diagnostics = answer.json().path("diagnostics");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(diagnostics.findValuesAsText("message"))
        .contains("Must have shares that add up to 100, not 95.");
    assertThat(diagnostics.findValuesAsText("path")).contains("elements[0].variations");
  }

  private Answer check(String flow) {
    return api.post("/v1/flows/checks", "{\"flow\": %s}".formatted(flow));
  }

  private static List<String> variables(Answer answer) {
    return StreamSupport.stream(answer.json().path("variables").spliterator(), false)
        .map(variable -> variable.path("name").asText() + " " + variable.path("type").asText())
        .toList();
  }
}
