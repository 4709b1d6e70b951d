package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test that sends requests that must be refused, and checks that they changed nothing. */
abstract class SweepTest extends ServerTest {
  private Map<String, List<String>> before = Map.of();

  @BeforeEach
  void lookAtWhatIsStored() {
    before = server.stored();
  }

  @AfterEach
  void leavesNothingHalfDoneAndStillAnswers() {
    assertThat(withoutRefusedTokens(server.stored())).isEqualTo(withoutRefusedTokens(before));
    assertThat(server.get("/health").status()).isEqualTo(200);
    assertThat(server.get("/v1/automations").status()).isEqualTo(200);
  }

  /** Wrong tokens are recorded in the audit log, once a minute. */
  private static Map<String, List<String>> withoutRefusedTokens(Map<String, List<String>> stored) {
    var rest = new TreeMap<String, List<String>>();
    stored.forEach(
        (table, rows) ->
            rest.put(table, rows.stream().filter(row -> !row.contains("token.refused")).toList()));
    return rest;
  }

  /** Every route below /v1. */
  Stream<Route> guarded() {
    return server.routes().stream().filter(Route::isOfTheApi);
  }

  /** Every route that reads a body, webhooks left out. */
  Stream<Route> reading() {
    return guarded().filter(Route::body);
  }
}
