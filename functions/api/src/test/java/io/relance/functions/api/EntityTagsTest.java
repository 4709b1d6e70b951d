package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName(
    "A-9: a page that asks for the numbers again is answered in a few bytes if none changed")
class EntityTagsTest extends ApiTest {
  @Test
  void answersThatAReportIsAsBefore() {
    var automation = automation("manual");
    var path = "/v1/automations/%s/report".formatted(automation);
    var first = api.get(path);

    var same = known(path, first.header("ETag"));
    api.post("/v1/automations/%s/activate".formatted(automation), "{}");
    var changed = known(path, first.header("ETag"));

    assertThat(first.header("ETag")).matches("\"[0-9a-v]{26}\"");
    assertThat(same.status()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(same.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isNotEqualTo(first.header("ETag"));
    assertThat(changed.json().path("elements").has("hello")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/automations", "/v1/launches", "/v1/sending"})
  void tagsWhatPagesAskForAgain(String path) {
    var tag = api.get(path).header("ETag");

    assertThat(known(path, "\"other\", W/" + tag).status()).isEqualTo(304);
    assertThat(known(path, "\"other\"").status()).isEqualTo(200);
  }

  @Test
  void tagsNoOtherResponse() {
    assertThat(api.get("/v1/contacts").header("ETag")).isEmpty();
    assertThat(known("/v1/contacts", "*").status()).isEqualTo(200);
    assertThat(known("/v1/launches/unknown", "*").status()).isEqualTo(404);
  }

  private Answer known(String path, String tag) {
    return TestApi.send(api.request(path).header("If-None-Match", tag).GET());
  }
}
