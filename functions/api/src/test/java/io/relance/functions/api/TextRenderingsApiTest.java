package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("POST /v1/texts/renderings shows one text as a contact would get it")
class TextRenderingsApiTest extends ApiTest {
  @Test
  void rendersATextForAContactAndAnEvent() {
    var id =
        api.post(
                "/v1/contacts",
                "{\"firstName\": \"Zoé\", \"phone\": \"+33639980100\", \"properties\": {\"points\": 42}}")
            .text("/id");
    var answer =
        render(
            Map.of(
                "channel",
                "sms",
                "contactId",
                id,
                "text",
                "Hi {{ contact.firstName }} {{ contact.lastName }}, {{ contact.properties.points }}"
                    + " points, {{ order.name }}: https://shop.test/a",
                "event",
                Map.of("variables", Map.of("order", Map.of("name", "#1001")))));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/text")).isEqualTo("Hi Zoé , 42 points, #1001: https://shop.test/a");
    assertThat(answer.json().at("/segments").asInt()).isEqualTo(1);
    assertThat(answer.text("/alphabet")).isEqualTo("gsm-7");
    assertThat(strings(answer.json().at("/links"))).containsExactly("https://shop.test/a");
    assertThat(strings(answer.json().at("/empty"))).containsExactly("contact.lastName");
    assertThat(answer.json().at("/expensive")).isEmpty();
  }

  @Test
  void namesExpensiveCharactersWithWhatToWriteInstead() {
    var answer = render(Map.of("channel", "sms", "text", "👍 Août — ê".repeat(10)));

    assertThat(answer.json().at("/segments").asInt()).isEqualTo(2);
    assertThat(answer.text("/alphabet")).isEqualTo("ucs-2");
    assertThat(answer.json().at("/expensive").toString())
        .startsWith(
            "[{\"char\":\"👍\",\"at\":0},{\"char\":\"û\",\"at\":4,\"instead\":\"u\"},"
                + "{\"char\":\"—\",\"at\":7,\"instead\":\"-\"},{\"char\":\"ê\",\"at\":9,\"instead\":\"e\"}");
  }

  @Test
  void rendersAnEmailWithSampleValues() {
    var answer =
        render(
            Map.of(
                "channel", "email",
                "subject", "Order {{ order.name }}",
                "html", "<p><a href=\"https://shop.test/b\">{{ 'A & B' }}</a></p>"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/subject")).isEqualTo("Order #123456");
    assertThat(answer.text("/html")).contains("A &amp; B");
    assertThat(answer.text("/text")).isEqualTo("A & B");
    assertThat(answer.json().at("/segments").asInt()).isZero();
    assertThat(strings(answer.json().at("/links"))).containsExactly("https://shop.test/b");
  }

  @Test
  void reportsTheFaultsOfATextWithTheirPlace() {
    var answer = render(Map.of("channel", "sms", "text", "Hi {{ contact.first_name }}"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("/code")).isEqualTo("text.invalid");
    assertThat(answer.text("/diagnostics/0/code")).isEqualTo("text.unknown-variable");
    assertThat(answer.text("/diagnostics/0/path")).isEqualTo("text");
    assertThat(answer.text("/diagnostics/0/hint")).isEqualTo("Did you mean \"contact.firstName\"?");
  }

  @Test
  void refusesBadRequestsByField() {
    assertThat(render(Map.of()).faultyPaths()).containsExactly("channel");
    assertThat(render(Map.of("channel", "sms")).faultyPaths()).containsExactly("text");
    assertThat(render(Map.of("channel", "email")).faultyPaths())
        .containsExactlyInAnyOrder("subject", "html");
    assertThat(render(Map.of("channel", "sms", "text", "x", "html", "y")).faultyPaths())
        .containsExactly("html");
    assertThat(render(Map.of("channel", "fax", "text", "x", "contactId", "none")).faultyPaths())
        .containsExactlyInAnyOrder("channel", "contactId");
    assertThat(render(Map.of("channel", "sms", "text", "x", "txt", "y")).faultyPaths())
        .containsExactly("txt");
  }

  @Test
  void changesNothing() {
    var before = api.dump();

    assertThat(render(Map.of("channel", "sms", "text", "Hello")).status()).isEqualTo(200);
    assertThat(api.dump()).isEqualTo(before);
  }

  private Answer render(Map<String, Object> body) {
    return api.post("/v1/texts/renderings", Json.write(body));
  }

  private static List<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
