package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A-1: the list of automations is filtered and paged")
class AutomationListApiTest extends ApiTest {
  @Test
  void showsStatesAndVersionsButNoFlows() {
    var id = active("api");
    var item = item(id);

    assertThat(item.at("/key").asText()).startsWith("hello");
    assertThat(item.at("/state").asText()).isEqualTo("active");
    assertThat(item.at("/trigger/kind").asText()).isEqualTo("api");
    assertThat(item.at("/inProgress").asInt(-1)).isZero();
    assertThat(item.at("/draft/revision").asInt()).isEqualTo(1);
    assertThat(item.at("/live/version").asInt()).isEqualTo(1);
    assertThat(item.has("flow")).isFalse();
    assertThat(item.has("diagnostics")).isFalse();
  }

  @Test
  void filtersByStateAndTrigger() {
    var active = active("post-purchase");
    var inactive = automation("post-purchase");
    var manual = active("manual");

    assertThat(api.get("/v1/automations?state=active&trigger=post-purchase").items("id"))
        .contains(active)
        .doesNotContain(inactive, manual);
    assertThat(api.get("/v1/automations?state=inactive").items("id"))
        .contains(inactive)
        .doesNotContain(active, manual);
  }

  @ParameterizedTest
  @CsvSource({
    "state=on, inactive",
    "state=, inactive",
    "trigger=webhook, post-purchase",
    "sort=colour, timesTriggered",
    "sort=inside, inProgress"
  })
  void namesTheValuesThatItTakes(String query, String allowed) {
    var answer = api.get("/v1/automations?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/errors/0/path")).isEqualTo(query.replaceAll("=.*", ""));
    assertThat(answer.text("/detail"))
        .contains("must be", allowed, "\"%s\"".formatted(query.replaceAll(".*=", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "-name", "-createdAt", "inProgress", "-timesTriggered"})
  @DisplayName("shows each once whatever is created or deleted between two pages")
  void staysWhereItWasWhenTheListChanges(String sort) {
    for (var name : new String[] {"b", "d", "f", "h"}) {
      named("Stable " + sort + " " + name);
    }
    var path = "/v1/automations?query=stable+%s+&limit=2&sort=".formatted(sort) + sort;
    var first = api.get(path);
    var rest = api.get(path + "&cursor=" + first.text("/next")).items("id");
    var created = named("Stable " + sort + " a");
    api.delete("/v1/automations/" + first.text("/items/0/id"));
    var second = api.get(path + "&cursor=" + first.text("/next"));

    assertThat(first.items("id")).hasSize(2);
    assertThat(rest).hasSize(2).doesNotContainAnyElementsOf(first.items("id"));
    assertThat(second.items("id"))
        .doesNotContainAnyElementsOf(first.items("id"))
        .contains(rest.getFirst());
    assertThat(Stream.concat(Stream.of(created), rest.stream())).containsAll(second.items("id"));
  }

  @Test
  void refusesTheCursorOfAnotherOrder() {
    named("Ordered 1");
    named("Ordered 2");
    var cursor = api.get("/v1/automations?query=ordered&sort=name&limit=1").text("/next");

    assertThat(api.get("/v1/automations?sort=-name&cursor=" + cursor).code())
        .isEqualTo("request.cursor");
    assertThat(api.get("/v1/automations?sort=name&cursor=" + cursor).status()).isEqualTo(200);
    assertThat(api.get("/v1/automations?cursor=bm90aGluZw").code()).isEqualTo("request.cursor");
  }

  private JsonNode item(String id) {
    return StreamSupport.stream(
            api.get("/v1/automations?limit=200").json().path("items").spliterator(), false)
        .filter(item -> item.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private String named(String name) {
    return api.post(
            "/v1/automations",
            "{\"name\": \"%s\", \"trigger\": {\"kind\": \"api\"}}".formatted(name))
        .text("/id");
  }
}
