package io.relance.functions.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.sending.links.LinkRequest;
import io.relance.testkit.server.Http;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("K-14 Short links over HTTP")
class LinkControllerTest {
  private final WebhookServer server = WebhookServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/l/ours", "/l/ours?fbclid=x", "/l/ours?to=https://evil.example.com"})
  void redirectsToTheStoredAddressWhateverIsAdded(String path) {
    var answer = server.get(path);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains("https://shop.example.com/a?b=c");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("X-Robots-Tag")).contains("noindex");
  }

  @Test
  void answersHeadRequestsAsTheirGet() {
    var answer =
        Http.send(
            HttpRequest.newBuilder(server.url("/l/ours")).method("HEAD", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains("https://shop.example.com/a?b=c");
  }

  @Test
  @DisplayName("L-34 Reads what tells robots from people")
  void readsWhatTellsRobotsFromPeople() {
    Http.send(
        HttpRequest.newBuilder(server.url("/l/ours"))
            .header("User-Agent", "Mozilla/5.0")
            .header("Accept-Language", "fr"));
    Http.send(
        HttpRequest.newBuilder(server.url("/l/ours"))
            .header("User-Agent", "WhatsApp/2.23.20.0")
            .header("Sec-Purpose", "prefetch;prerender")
            .method("HEAD", BodyPublishers.noBody()));

    assertThat(server.links)
        .containsExactly(
            new LinkRequest("ours", false, Optional.of("Mozilla/5.0"), false, true),
            new LinkRequest("ours", true, Optional.of("WhatsApp/2.23.20.0"), true, false));
  }

  @Test
  void showsAPageForALinkOfNoMessage() {
    var answer = server.get("/l/made-up");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(answer.body()).contains("This link is not valid");
  }
}
