package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.compiler.codec.PublishedSchemas;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-4: the schemas of flows and criteria are served without a token")
class SchemasApiTest extends ApiTest {
  @ParameterizedTest
  @ValueSource(strings = {PublishedSchemas.FLOW, PublishedSchemas.CRITERIA})
  void servesThePublishedSchemas(String name) {
    var address = api.request("/schemas/" + name).build().uri();
    var answer = TestApi.send(HttpRequest.newBuilder(address));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/schema+json");
    assertThat(answer.header("Cache-Control")).contains("max-age");
    assertThat(answer.body()).isEqualTo(PublishedSchemas.text(name));
  }
}
