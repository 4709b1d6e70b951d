package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectiveHeadersTest extends ApiTest {
  @ParameterizedTest
  @ValueSource(strings = {"/health", "/v1/lists", "/v1/lists/nobody", "/v1/nothing", "/nothing"})
  void letsNothingStoreResponsesOrGuessTheirTypes(String path) {
    var answer = api.get(path);

    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }
}
