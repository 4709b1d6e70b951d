package io.relance.functions.api.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.functions.api.Answer;
import io.relance.functions.api.ApiTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C-C1: properties of contacts have types, declared or learned")
class PropertiesApiTest extends ApiTest {
  private int phones;

  @ParameterizedTest(name = "{0} is learned as {2}")
  @CsvSource(
      quoteCharacter = '§',
      delimiter = '|',
      textBlock =
          """
          colour      | "blue"                      | text
          points      | 12.5                        | number
          newsletter  | false                       | boolean
          birthday    | "1990-03-10"                | date
          renewal     | "2026-03-10T09:30:00+01:00" | instant
          tags        | ["vip", "early bird"]       | list
          half a date | "2026-02-30"                | text
          """)
  void learnsTheTypeOfWhatIsWritten(String name, String value, String type) {
    var contact = contactWith(name, value);

    assertThat(contact.status()).isEqualTo(201);
    assertThat(contact.json().at("/properties").toString())
        .isEqualTo("{\"%s\":%s}".formatted(name, value.replace(", ", ",")));
    assertThat(property(name).text("/type")).isEqualTo(type);
    assertThat(property(name).text("/source")).isEqualTo("learned");
    assertThat(property(name).json().has("label")).isFalse();
    assertThat(names()).contains(name);
  }

  @Test
  void learnsTheTypeOfMostValues() {
    contactWith("size", "38");
    assertThat(property("size").text("/type")).isEqualTo("number");
    contactWith("size", "\"M\"");
    var gone = contactWith("size", "\"2026-01-31\"").text("/id");
    assertThat(property("size").text("/type")).isEqualTo("text");

    api.patch("/v1/contacts/" + gone, "{\"properties\": {\"size\": 39}}");
    assertThat(property("size").text("/type")).isEqualTo("number");
  }

  @Test
  @DisplayName("C-C1, D-3: a property that no contact has any longer is not known")
  void forgetsWhatNoContactHas() {
    var one = contactWith("mood", "\"good\"").text("/id");
    var two = contactWith("mood", "\"\"").text("/id");
    assertThat(property("mood").status()).isEqualTo(200);

    api.delete("/v1/contacts/" + one);

    assertThat(property("mood").status()).isEqualTo(404);
    assertThat(property("mood").text("/detail")).isEqualTo("There is no property \"mood\"");
    assertThat(names()).doesNotContain("mood");
    assertThat(api.get("/v1/contacts/" + two).json().at("/properties").has("mood")).isTrue();
  }

  @Test
  void declaresAType() {
    var declared = declare("loyalty points", "{\"type\": \"number\", \"label\": \"Points\"}");

    assertThat(declared.status()).isEqualTo(200);
    assertThat(declared.text("/name")).isEqualTo("loyalty points");
    assertThat(declared.text("/type")).isEqualTo("number");
    assertThat(declared.text("/label")).isEqualTo("Points");
    assertThat(declared.text("/source")).isEqualTo("declared");
    assertThat(property("loyalty points").json()).isEqualTo(declared.json());
    assertThat(names()).contains("loyalty points");
  }

  @ParameterizedTest(name = "a declared {0} refuses {1}: {2}")
  @CsvSource(
      quoteCharacter = '§',
      delimiter = '|',
      textBlock =
          """
          text    | 12                     | must be a string, not a number
          number  | "12"                   | must be a number, not "12"
          boolean | "yes"                  | must be true or false, not "yes"
          date    | "2026-01-31T09:30:00Z" | must be a date such as 2026-01-31, not "2026-01-31T09:30:00Z"
          instant | "2026-01-31"           | must be an instant such as 2026-01-31T09:30:00Z, not "2026-01-31"
          list    | true                   | must be a list of strings, not true
          date    | []                     | must be a date such as 2026-01-31, not a list
          """)
  void refusesAValueOfAnotherType(String type, String value, String message) {
    declare("typed " + type, "{\"type\": \"%s\"}".formatted(type));

    var refused = contactWith("typed " + type, value);
    var edited =
        api.patch(
            "/v1/contacts/" + contact(phone()),
            "{\"firstName\": \"Ana\", \"properties\": {\"typed %s\": %s}}".formatted(type, value));

    for (var answer : List.of(refused, edited)) {
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.text("/errors/0/path")).isEqualTo("properties.typed " + type);
      assertThat(answer.text("/errors/0/message")).isEqualTo(message);
    }
    assertThat(property("typed " + type).text("/source")).isEqualTo("declared");
  }

  @Test
  void acceptsValuesOfTheType() {
    declare("note", "{\"type\": \"text\"}");
    declare("seen", "{\"type\": \"instant\"}");

    assertThat(contactWith("note", "\"2026-01-31\"").status()).isEqualTo(201);
    assertThat(contactWith("seen", "\"2026-01-31T09:30:00.123+01:00\"").status()).isEqualTo(201);
    assertThat(contactWith("seen", "\"\"").status()).isEqualTo(201);
    assertThat(contactWith("seen", "null").status()).isEqualTo(201);
  }

  @Test
  @DisplayName("a type that values contradict is 409 with examples, and nothing changes")
  void refusesATypeThatValuesContradict() {
    var gold = contactWith("tier", "\"gold\"").text("/id");
    contactWith("tier", "3");

    var refused = declare("tier", "{\"type\": \"number\"}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("property.contradicted");
    assertThat(refused.text("/detail")).isEqualTo("1 contacts have a value of another type");
    assertThat(refused.json().at("/errors")).hasSize(1);
    assertThat(refused.text("/errors/0/path")).isEqualTo("type");
    assertThat(refused.text("/errors/0/message"))
        .isEqualTo("must be a type of the value \"gold\" of contact " + gold);
    assertThat(property("tier").text("/source")).isEqualTo("learned");

    api.patch("/v1/contacts/" + gold, "{\"properties\": {\"tier\": 1}}");
    assertThat(declare("tier", "{\"type\": \"number\"}").status()).isEqualTo(200);
    assertThat(declare("tier", "{\"type\": \"text\"}").status()).isEqualTo(409);
  }

  @Test
  void changesADeclarationWhileNoValueContradictsIt() {
    declare("weight", "{\"type\": \"text\", \"label\": \"Weight\"}");

    assertThat(declare("weight", "{\"type\": \"number\"}").json().has("label")).isFalse();
    assertThat(contactWith("weight", "\"light\"").status()).isEqualTo(422);
    assertThat(contactWith("weight", "12").status()).isEqualTo(201);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      quoteCharacter = '§',
      delimiter = '|',
      textBlock =
          """
          a         | {}                                | type
          a         | {"type": "integer"}               | type
          a         | {"type": 1}                       | type
          a         | {"type": "text", "label": ""}     | label
          a         | {"type": "text", "name": "b"}     | name
          a         | {"type": "text", "kind": "x"}     | kind
          firstName | {"type": "text"}                  | name
          PHONE     | {"type": "text"}                  | name
          """)
  void namesWhatIsWrongWithADeclaration(String name, String body, String path) {
    var refused = declare(name, body);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/errors/0/path")).isEqualTo(path);
  }

  @ParameterizedTest(name = "a list {0} is refused")
  @CsvSource(
      quoteCharacter = '§',
      delimiter = '|',
      value = {"[1, 2]", "[\"a\", null]", "[[\"a\"]]", "[\"\"]", "{\"a\": 1}"})
  void refusesListsOfAnythingButStrings(String value) {
    var refused = contactWith("odd", value);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/errors/0/path")).startsWith("properties.odd");
    assertThat(property("odd").status()).isEqualTo(404);
  }

  @Test
  void pagesByName() {
    contactWith("page-a", "1");
    contactWith("page-b", "1");
    var first = api.get("/v1/properties?limit=1");
    var second = api.get("/v1/properties?limit=1&cursor=" + first.text("/next"));

    assertThat(first.json().at("/items")).hasSize(1);
    assertThat(first.text("/items/0/name")).isLessThan(second.text("/items/0/name"));
  }

  @Test
  @DisplayName("C-C1: checks of flows know the properties and their types")
  void checksFlowsAgainstTheProperties() {
    declare("stars", "{\"type\": \"number\"}");
    contactWith("shoe", "\"M\"");

    assertThat(found("{\"property\": \"stars\", \"greater\": 3}", "")).isEmpty();
    assertThat(found("{\"property\": \"stars\", \"contains\": \"3\"}", ""))
        .containsExactly("error criteria.wrong-type");
    assertThat(found("{\"property\": \"shoe\", \"includes\": \"M\"}", ""))
        .containsExactly("warning criteria.wrong-type");
    assertThat(found("{\"property\": \"shoo\", \"is\": \"M\"}", ""))
        .containsExactly("warning criteria.unknown-property");
    assertThat(found("{\"property\": \"shoe\", \"exists\": true}", "contact.properties.shoo"))
        .containsExactly("warning text.unknown-property");
    assertThat(found("{\"property\": \"country\", \"greater\": 5}", "contact.properties.shoe"))
        .containsExactly("error criteria.wrong-type");
  }

  @Test
  @DisplayName("R-1: texts can loop over a list")
  void rendersLists() {
    var flow =
        """
        {"format": 1, "trigger": {"kind": "manual"}, "start": "hello", "elements": [
          {"id": "hello", "kind": "send-sms", "purpose": "transactional", "next": "done",
           "text": "{% for tag in contact.properties.tags %}<{{ tag }}>{% endfor %} {{ contact.properties.tags.size }} {{ contact.properties.tags | join: '+' }}"},
          {"id": "done", "kind": "end", "outcome": "success"}]}
        """;
    var contact = contactWith("tags", "[\"vip\", \"été\"]").text("/id");
    var id =
        api.post("/v1/automations", "{\"name\": \"Tags\", \"flow\": %s}".formatted(flow))
            .text("/id");

    var simulated =
        api.post(
            "/v1/automations/%s/simulations".formatted(id),
            "{\"contactId\": \"%s\"}".formatted(contact));

    assertThat(simulated.json().findValue("text").asText()).startsWith("<vip><été> 2 vip+été");
  }

  private List<String> found(String criteria, String variable) {
    var flow =
        """
        {"flow": {"format": 1, "trigger": {"kind": "manual"}, "start": "ask", "elements": [
          {"id": "ask", "name": "Ask", "kind": "condition", "criteria": %s,
           "onTrue": "hello", "onFalse": "done"},
          {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
           "text": "Hello {{ %s | default: 'you' }}", "next": "done"},
          {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}}
        """
            .formatted(criteria, variable.isEmpty() ? "contact.firstName" : variable);
    return api.post("/v1/flows/checks", flow)
        .json()
        .path("diagnostics")
        .valueStream()
        .map(it -> it.path("severity").asText() + " " + it.path("code").asText())
        .toList();
  }

  private List<String> names() {
    return api.get("/v1/properties?limit=200")
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path("name"))
        .map(JsonNode::asText)
        .toList();
  }

  private Answer property(String name) {
    return api.get("/v1/properties/" + encoded(name));
  }

  private Answer declare(String name, String body) {
    return api.put("/v1/properties/" + encoded(name), body);
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Answer contactWith(String property, String value) {
    return api.post(
        "/v1/contacts",
        "{\"phone\": \"%s\", \"properties\": {\"%s\": %s}}".formatted(phone(), property, value));
  }

  private String phone() {
    return "+3363998%04d".formatted(phones++);
  }
}
