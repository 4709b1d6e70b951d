package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-A5, C-A6: elements update, unsubscribe and remove contacts")
class ContactActionsScenarioTest {
  private static final String API = "{\"kind\": \"api\"}";

  @TempDir Path folder;
  @AutoClose private OpenServer server;

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
    server.make("/v1/lists", "{\"name\": \"Gone\"}");
  }

  @Test
  void setsAndClearsPropertiesAndGeneralFields() {
    var contact = contact("{\"points\": 41, \"cart\": \"full\", \"tags\": [\"a\"]}");
    var automation =
        server.active(
            flow(
                API,
                """
                "kind": "update-contact", "clear": ["cart"], "set": {
                  "points": "{{ contact.properties.points | plus: 1 }}", "level": "gold",
                  "vip": true, "share": 0.5, "colours": ["red", "blue"], "firstName": "Ana",
                  "country": "fr", "code": "{{ entry.code }}", "missing": "{{ entry.none }}"}
                """));

    server.done(
        "/v1/automations/%s/enrollments".formatted(automation),
        "{\"contactId\": \"%s\", \"properties\": {\"code\": \"SPRING\"}}".formatted(contact));
    server.advance("PT1M");

    var after = server.get("/v1/contacts/" + contact).json();
    assertThat(Json.tree(after.path("properties").toString()))
        .isEqualTo(
            Json.tree(
                """
                {"points": 42, "tags": ["a"], "level": "gold", "vip": true, "share": 0.5,
                 "colours": ["red", "blue"], "code": "SPRING"}
                """));
    assertThat(after.path("firstName").asText()).isEqualTo("Ana");
    assertThat(after.path("country").asText()).isEqualTo("FR");
    assertThat(exits(automation)).isEqualTo("{\"next\":1}");
  }

  @Test
  void changesNothingWhereAValueDoesNotFit() {
    server.call("PUT", "/v1/properties/points", "{\"type\": \"number\"}");
    var contact = contact("{\"points\": 41}");
    var automation =
        server.active(
            flow(
                API,
                """
                "kind": "update-contact",
                "set": {"points": "{{ entry.points | default: 'many' }}", "level": "gold"}
                """));

    enroll(automation, contact);

    assertThat(server.get("/v1/contacts/" + contact).json().path("properties").toString())
        .isEqualTo("{\"points\":41}");
    var refused = timeline(contact, "update-refused").toList();
    assertThat(refused).hasSize(1);
    assertThat(refused.getFirst().path("automationId").asText()).isEqualTo(automation);
    assertThat(refused.getFirst().path("elementId").asText()).isEqualTo("act");
    assertThat(refused.getFirst().path("reason").asText())
        .isEqualTo("properties.points: must be a number, not \"many\"");
    assertThat(exits(automation)).isEqualTo("{\"next\":1}");
  }

  @Test
  void triggersOtherAutomationsAndNotItself() {
    var trigger = "{\"kind\": \"contact-updated\"}";
    var contact = contact("{}");
    var own =
        server.active(
            flow(
                trigger,
                "\"kind\": \"update-contact\", \"set\": {\"seen\": \"{{ 'now' | date: '%s' }}\"}"));
    var other = server.active(flow(trigger, "\"kind\": \"remove-from-list\", \"list\": \"gone\""));

    server.call("PATCH", "/v1/contacts/" + contact, "{\"properties\": {\"level\": \"gold\"}}");
    server.advance("PT10M");

    assertThat(server.report(own).path("entered").asInt()).isEqualTo(1);
    assertThat(server.report(other).path("entered").asInt()).isEqualTo(2);
  }

  @Test
  void makesNoChangeWithTheSameValue() {
    var contact = contact("{\"level\": \"gold\"}");
    var automation =
        server.active(flow(API, "\"kind\": \"update-contact\", \"set\": {\"level\": \"gold\"}"));
    var other =
        server.active(
            flow(
                "{\"kind\": \"contact-updated\"}",
                "\"kind\": \"remove-from-list\", \"list\": \"gone\""));
    var before = server.get("/v1/contacts/" + contact).json().path("updatedAt");

    enroll(automation, contact);

    assertThat(server.get("/v1/contacts/" + contact).json().path("updatedAt")).isEqualTo(before);
    assertThat(server.report(other).path("entered").asInt()).isZero();
  }

  @Test
  void removesFromAListOnce() {
    var list = server.done("/v1/lists", "{\"name\": \"Newcomers\"}");
    var contact = contact("{}");
    server.done(
        "/v1/lists/%s/members".formatted(list.text("/id")),
        "{\"contactIds\": [\"%s\"]}".formatted(contact));
    var automation =
        server.active(flow(API, "\"kind\": \"remove-from-list\", \"list\": \"newcomers\""));

    enroll(automation, contact);
    enroll(automation, contact);

    var members = server.get("/v1/lists/%s/members".formatted(list.text("/id"))).json();
    assertThat(members.path("items")).isEmpty();
    assertThat(timeline(contact, "list-left")).hasSize(1);
  }

  @Test
  void unsubscribesAndSkipsWhatIsHeld() {
    var contact = contact("{}");
    server.subscribe(contact);
    var held =
        server.active(
            """
            {"format": 1, "trigger": {"kind": "api"}, "start": "wait", "elements": [
              {"id": "wait", "kind": "delay", "for": "PT1H", "next": "say"},
              {"id": "say", "kind": "send-sms", "text": "Hello! Reply STOP to opt out.",
               "next": "done"},
              {"id": "done", "kind": "end"}]}
            """);
    enroll(held, contact);
    var automation = server.active(flow(API, "\"kind\": \"unsubscribe\", \"channel\": \"sms\""));

    enroll(automation, contact);
    enroll(automation, contact);
    server.advance("PT2H");

    var consents = server.get("/v1/contacts/" + contact).json().path("consents");
    assertThat(consents).hasSize(1);
    assertThat(consents.get(0).path("state").asText()).isEqualTo("unsubscribed");
    assertThat(consents.get(0).path("source").asText()).isEqualTo("flow");
    assertThat(timeline(contact, "unsubscribed")).hasSize(1);
    assertThat(server.report(held).at("/skipped/byReason").toString())
        .isEqualTo("{\"opted-out\":1}");
  }

  @Test
  void unsubscribesFromEveryChannel() {
    var contact = contact("{}");
    var automation = server.active(flow(API, "\"kind\": \"unsubscribe\""));

    enroll(automation, contact);

    assertThat(
            server
                .get("/v1/contacts/" + contact)
                .json()
                .path("consents")
                .findValuesAsText("channel"))
        .containsExactlyInAnyOrder("sms", "email", "whatsapp");
  }

  @Test
  void foretellsChangesInSimulationsWithoutMakingThem() {
    var contact = contact("{\"points\": 1}");
    server.subscribe(contact);
    var automation =
        server.make(
            "/v1/automations",
            """
            {"name": "Four", "flow": {"format": 1, "trigger": {"kind": "api"}, "start": "set",
             "elements": [
              {"id": "set", "kind": "update-contact", "next": "rich",
               "set": {"points": "{{ contact.properties.points | plus: 9 }}"}},
              {"id": "rich", "kind": "condition", "criteria": {"property": "points", "greater": 5},
               "onTrue": "leave", "onFalse": "done"},
              {"id": "leave", "kind": "unsubscribe", "channel": "sms", "next": "say"},
              {"id": "say", "kind": "send-sms", "text": "You have {{ contact.properties.points }}",
               "next": "done"},
              {"id": "done", "kind": "end"}]}}
            """);

    var simulation =
        server.done(
            "/v1/automations/%s/simulations".formatted(automation),
            "{\"contactId\": \"%s\"}".formatted(contact));

    assertThat(steps(simulation.json()))
        .containsExactly(
            "entered set was enrolled through the API",
            "updated set changes points",
            "decided rich its criteria hold",
            "unsubscribed leave from marketing on sms",
            "skipped say opted-out",
            "ended done neutral");
    assertThat(server.get("/v1/contacts/" + contact).json().at("/properties/points").asInt())
        .isEqualTo(1);
  }

  private List<String> steps(JsonNode simulation) {
    return StreamSupport.stream(simulation.path("steps").spliterator(), false)
        .map(
            step ->
                "%s %s %s"
                    .formatted(
                        step.path("type").asText(),
                        step.path("elementId").asText(),
                        step.path("reason").asText()))
        .toList();
  }

  private static String flow(String trigger, String element) {
    return """
    {"format": 1, "trigger": %s, "start": "act", "elements": [
      {"id": "act", "name": "Act", %s, "next": "done"},
      {"id": "done", "name": "Done", "kind": "end"}]}
    """
        .formatted(trigger, element);
  }

  private String contact(String properties) {
    return server.make(
        "/v1/contacts", "{\"phone\": \"+33639980031\", \"properties\": %s}".formatted(properties));
  }

  private void enroll(String automation, String contact) {
    server.enroll(automation, contact);
    server.advance("PT1M");
  }

  private Stream<JsonNode> timeline(String contact, String type) {
    var items = server.get("/v1/contacts/%s/timeline".formatted(contact)).json().path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .filter(entry -> entry.path("type").asText().equals(type));
  }

  private String exits(String automation) {
    return server.report(automation).at("/elements/act/exits").toString();
  }
}
