package io.relance.functions.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.failure.TransientFailure;
import io.relance.testkit.server.Http;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-T11: visits over HTTP, and the script that reports them")
class CollectControllerTest {
  private final WebhookServer server = WebhookServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void handsOverTheRawBodyWithItsOriginAndBrowser() {
    var answer = post("{\"visitor\": \"v\"}");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    var visit = server.visits.getFirst();
    assertThat(visit.origin()).contains("https://shop.example.com");
    assertThat(visit.userAgent()).contains("Mozilla/5.0");
    assertThat(visit.body()).isEqualTo("{\"visitor\": \"v\"}");
  }

  @Test
  void refusesLargeBodiesWithoutHandingThemOver() {
    assertThat(post("x".repeat(16 * 1024 + 1)).statusCode()).isEqualTo(413);
    assertThat(server.visits).isEmpty();
  }

  @Test
  void asksToTryAgainWhenVisitsCannotBeStored() {
    server.fault.set(Optional.of(new TransientFailure("The queue is not reachable")));

    var answer = post("{}");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).doesNotContain("queue");
  }

  @Test
  void servesASmallScriptThatCachesStoreForAnHour() {
    var answer = server.get("/relance.js");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/javascript");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=3600");
    assertThat(answer.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(2_000);
    assertThat(answer.body()).contains("\"collect\"", "page-visited", "product-viewed");
  }

  private HttpResponse<String> post(String body) {
    return Http.send(
        HttpRequest.newBuilder(server.url("/collect"))
            .header("Content-Type", "text/plain;charset=UTF-8")
            .header("Origin", "https://shop.example.com")
            .header("User-Agent", "Mozilla/5.0")
            .POST(BodyPublishers.ofString(body)));
  }
}
