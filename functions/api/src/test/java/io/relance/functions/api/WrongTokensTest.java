package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.RefusedTokens;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("H3: wrong tokens are counted, recorded and slowed down; right ones are not")
class WrongTokensTest extends ApiTest {
  @Test
  void slowsDownAnAddressAndLocksNobodyOut() {
    for (int at = 0; at < RefusedTokens.TOLERATED; at++) {
      assertThat(guess(at)).isEqualTo(401);
    }
    assertThat(api.pauses).isEmpty();

    assertThat(guess(100)).isEqualTo(401);
    assertThat(guess(101)).isEqualTo(401);
    assertThat(api.pauses).containsExactly(RefusedTokens.DELAY, RefusedTokens.DELAY);

    assertThat(api.get("/v1/automations").status()).isEqualTo(200);
    assertThat(api.pauses).hasSize(2);
    var recorded = api.get("/v1/audit?actor=unknown");
    assertThat(recorded.items("action")).containsExactly("token.refused");
    assertThat(recorded.text("/items/0/resource")).isEqualTo("127.0.0.1");
    assertThat(recorded.body()).doesNotContain("rl_guess");
  }

  private int guess(int number) {
    var request =
        HttpRequest.newBuilder(api.uri("/v1/automations"))
            .header("Authorization", "Bearer rl_guess-" + number);
    return TestApi.send(request).status();
  }
}
