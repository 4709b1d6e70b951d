package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A-2: a library of whole flows to start from")
class TemplatesApiTest extends ApiTest {
  @Test
  void listsTemplatesInALanguageOrAll() {
    var all = api.get("/v1/templates");
    var french = api.get("/v1/templates?locale=fr-CA");
    var unspoken = api.get("/v1/templates?locale=de");

    assertThat(all.items("slug")).hasSizeGreaterThanOrEqualTo(20);
    assertThat(french.items("locale")).hasSizeGreaterThanOrEqualTo(10).containsOnly("fr");
    assertThat(french.items("slug")).doesNotHaveDuplicates();
    assertThat(unspoken.items("locale")).containsOnly("en");
    assertThat(all.text("/items/0/trigger/kind")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', en", "?locale=fr, fr", "?locale=fr_FR, fr", "?locale=nl, en"})
  void showsOneInTheLanguageThatIsAskedFor(String query, String locale) {
    var template = api.get("/v1/templates/after-stop" + query);

    assertThat(template.status()).isEqualTo(200);
    assertThat(template.text("/slug")).isEqualTo("after-stop");
    assertThat(template.text("/locale")).isEqualTo(locale);
    assertThat(template.text("/trigger/kind")).isEqualTo("contact-unsubscribed");
    assertThat(template.json().at("/flow/elements")).isNotEmpty();
  }

  @Test
  void refusesWhatIsNoTemplateOrNoLanguage() {
    var misspelt = api.get("/v1/templates/after-stpo");
    assertThat(misspelt.status()).isEqualTo(404);
    assertThat(misspelt.body()).contains("did you mean \\\"after-stop\\\"?");
    assertThat(api.get("/v1/templates?locale=%21").status()).isEqualTo(400);
    assertThat(create("unknown", "en").faultyPaths()).containsExactly("template");
  }

  @Test
  void importsTheWholeFlowOfATemplate() {
    var template = api.get("/v1/templates/after-stop?locale=fr");
    var made = create("after-stop", "fr");
    var edited =
        api.patch(
            "/v1/automations/" + made.text("/id"),
            "{\"flow\": %s}".formatted(made.json().at("/flow")));

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().at("/flow")).isEqualTo(template.json().at("/flow"));
    assertThat(edited.status()).isEqualTo(200);
  }

  private Answer create(String template, String locale) {
    return api.post(
        "/v1/automations",
        "{\"name\": \"Mine\", \"template\": \"%s\", \"locale\": \"%s\"}"
            .formatted(template, locale));
  }
}
