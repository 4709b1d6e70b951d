package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.composition.Relance;
import io.relance.application.persistence.Json;
import io.relance.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A server on the test clock in this very process, asked over HTTP in its owner's name. */
final class WalkedServer implements AutoCloseable {
  private static final String TOKEN = "owner-token-of-a-test";

  private final Deployment deployment;
  private final HttpClient client = HttpClient.newHttpClient();

  WalkedServer(Path folder, Instant start) {
    var settings =
        Map.of(
            "RELANCE_OWNER_TOKEN", TOKEN,
            "RELANCE_COUNTRY", "FR",
            "RELANCE_SMS_RATE", "100000",
            "RELANCE_TEST_CLOCK", "true");
    deployment = new Deployment(Settings.read(settings, 0), folder, 0, start);
  }

  Relance relance() {
    return deployment.relance();
  }

  void advance(Duration duration) {
    post("/v1/clock", Map.of("advance", duration.toString()));
  }

  JsonNode post(String path, Object body) {
    var request =
        HttpRequest.newBuilder(URI.create(deployment.address() + path))
            .timeout(Duration.ofMinutes(5))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Json.write(body)))
            .build();
    try {
      var response = client.send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
      return Json.tree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    deployment.close();
  }
}
