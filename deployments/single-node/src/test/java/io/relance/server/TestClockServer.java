package io.relance.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.composition.Relance;
import io.relance.application.persistence.Json;
import io.relance.config.Settings;
import io.relance.testkit.server.ApiClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A server on the test clock in this very process, asked over HTTP in its owner's name. */
final class TestClockServer implements AutoCloseable {
  private static final String TOKEN = "owner-token-of-a-test";

  private final Deployment deployment;
  private final ApiClient api;

  TestClockServer(Path folder, Instant start) {
    var settings =
        Map.of(
            "RELANCE_OWNER_TOKEN", TOKEN,
            "RELANCE_COUNTRY", "FR",
            "RELANCE_SMS_RATE", "100000",
            "RELANCE_QUIET_HOURS", "off",
            "RELANCE_TEST_CLOCK", "true");
    deployment = new Deployment(Settings.read(settings, 0), folder, 0, start);
    api = new ApiClient(deployment.address(), TOKEN);
  }

  Relance relance() {
    return deployment.relance();
  }

  void advance(Duration duration) {
    var _ = api.advance(duration.toString());
  }

  JsonNode post(String path, Object body) {
    return api.post(path, Json.write(body));
  }

  @Override
  public void close() {
    deployment.close();
  }
}
