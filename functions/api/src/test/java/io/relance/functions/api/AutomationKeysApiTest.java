package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.text.Quoted;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A-3: automations have keys by which flow files refer to them")
class AutomationKeysApiTest extends ApiTest {
  @Test
  void makesTheKeyFromTheName() {
    assertThat(create("Été à Paris!", "").text("/key")).isEqualTo("ete-a-paris");
    assertThat(create("Été à Paris?", "").text("/key")).isEqualTo("ete-a-paris-2");
    assertThat(create("été  à paris", "").text("/key")).isEqualTo("ete-a-paris-3");
    assertThat(create("夏", "").text("/key")).isEqualTo("automation");
  }

  @Test
  void takesAKeyThatIsFree() {
    var made = create("Some name", "my-key");
    var taken = create("Another name", "my-key");

    assertThat(made.text("/key")).isEqualTo("my-key");
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.code()).isEqualTo("automation.key-taken");
    assertThat(taken.text("/detail")).contains("\"my-key\"");
    assertThat(api.get("/v1/automations?query=another+name").json().at("/items")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "My Key",
        "ü",
        "a_b",
        "1234567890123456789012345678901234567890123456789012345678901"
      })
  void refusesOtherForms(String key) {
    var answer = create("Some name", key);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.faultyPaths()).containsExactly("key");
    assertThat(answer.text("/errors/0/message"))
        .startsWith("must be")
        .endsWith("not " + Quoted.of(key));
  }

  @Test
  void leavesTheKeyWhenTheNameChangesAndFreesItWhenTheAutomationIsDeleted() {
    var made = create("Original", "");
    var path = "/v1/automations/" + made.text("/id");
    var renamed = api.patch(path, "{\"name\": \"Renamed\"}");
    var second = create("Original", "");
    api.delete(path);
    var third = create("Original", "original");

    assertThat(renamed.text("/key")).isEqualTo("original");
    assertThat(renamed.text("/name")).isEqualTo("Renamed");
    assertThat(second.text("/key")).isEqualTo("original-2");
    assertThat(third.status()).isEqualTo(201);
  }

  @Test
  void refusesSourcesThatExcludeEachOther() {
    var both = post("\"template\": \"after-stop\", \"trigger\": {\"kind\": \"api\"}");
    var flows = post("\"flow\": {}, \"template\": \"after-stop\"");
    var locale = post("\"flow\": {}, \"locale\": \"fr\"");
    var unspoken = post("\"template\": \"after-stop\", \"locale\": \"de\"");
    var unknown = post("\"template\": \"nope\"");

    assertThat(both.status()).isEqualTo(422);
    assertThat(both.faultyPaths()).containsExactly("trigger");
    assertThat(both.text("/errors/0/message"))
        .startsWith("must be absent when template is present");
    assertThat(flows.faultyPaths()).containsExactly("flow");
    assertThat(locale.faultyPaths()).containsExactly("locale");
    assertThat(unspoken.faultyPaths()).containsExactly("locale");
    assertThat(unspoken.text("/errors/0/message"))
        .isEqualTo("must be \"en\" or \"fr\", not \"de\"");
    assertThat(unknown.text("/errors/0/message"))
        .isEqualTo("there is no template \"nope\"; see GET /v1/templates");
  }

  @Test
  void limitsDescriptions() {
    var made = create("Described", "");
    var path = "/v1/automations/" + made.text("/id");
    var tooLong = api.patch(path, "{\"description\": \"%s\"}".formatted("x".repeat(1001)));
    var described = api.patch(path, "{\"description\": \" Line 1\\nLine 2 \"}");
    var removed = api.patch(path, "{\"description\": \"\"}");

    assertThat(made.text("/description")).isEmpty();
    assertThat(made.json().has("description")).isTrue();
    assertThat(tooLong.faultyPaths()).containsExactly("description");
    assertThat(described.text("/description")).isEqualTo("Line 1\nLine 2");
    assertThat(removed.text("/description")).isEmpty();
  }

  private Answer create(String name, String key) {
    var given = key.isEmpty() ? "" : ", \"key\": \"%s\"".formatted(key);
    return api.post(
        "/v1/automations",
        "{\"name\": \"%s\"%s, \"trigger\": {\"kind\": \"api\"}}".formatted(name, given));
  }

  private Answer post(String fields) {
    return api.post("/v1/automations", "{\"name\": \"Several\", %s}".formatted(fields));
  }
}
