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
    assertThat(byRequests(server.stored())).isEqualTo(byRequests(before));
    assertThat(server.get("/health").status()).isEqualTo(200);
    assertThat(server.get("/v1/automations").status()).isEqualTo(200);
  }

  /**
   * What requests change: not the wrong tokens, which are recorded in the audit log once a minute,
   * nor how far the worker of segments has read the changes before.
   */
  private static Map<String, List<String>> byRequests(Map<String, List<String>> stored) {
    var rest = new TreeMap<String, List<String>>();
    stored.forEach(
        (table, rows) -> rest.put(table, rows.stream().filter(SweepTest::isByRequest).toList()));
    return rest;
  }

  private static boolean isByRequest(String row) {
    return !row.contains("token.refused") && !row.startsWith("segment-members | position |");
  }

  /** Every route below /v1 that takes a bearer token. */
  Stream<Route> guarded() {
    return ofTheApi().filter(route -> !route.isOfASession());
  }

  private Stream<Route> ofTheApi() {
    return server.routes().stream().filter(Route::isOfTheApi);
  }

  /** Every route that reads a body, webhooks left out. */
  Stream<Route> reading() {
    return ofTheApi().filter(Route::body);
  }
}
