package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A test that asks the whole server for what it must refuse, and sees that nothing came of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SweepTest {
  protected OpenServer server;
  private Map<String, List<String>> before = Map.of();

  @BeforeAll
  void start(@TempDir Path folder) {
    server = new OpenServer(folder);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void lookAtWhatIsStored() {
    before = server.stored();
  }

  @AfterEach
  void leavesNothingHalfDoneAndStillAnswers() {
    assertThat(server.stored()).isEqualTo(before);
    assertThat(server.get("/health").status()).isEqualTo(200);
    assertThat(server.get("/v1/automations").status()).isEqualTo(200);
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
