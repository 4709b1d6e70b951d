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

@DisplayName("L-34 Images of emails over HTTP")
class ImageControllerTest {
  private final WebhookServer server = WebhookServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void servesAPixelThatNothingStores() {
    var answer = server.get("/o/ours.gif");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("image/gif");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.body()).startsWith("GIF89a");
  }

  @Test
  void readsWhatTellsRobotsFromPeople() {
    Http.send(
        HttpRequest.newBuilder(server.url("/o/ours.gif"))
            .header("User-Agent", "Mozilla/5.0")
            .method("HEAD", BodyPublishers.noBody()));

    assertThat(server.images)
        .containsExactly(
            new LinkRequest("ours.gif", true, Optional.of("Mozilla/5.0"), false, false));
  }

  @Test
  void servesThePixelWhereNothingCanBeRecorded() {
    server.fault.set(Optional.of(new IllegalStateException("planned")));

    assertThat(server.get("/o/ours.gif").statusCode()).isEqualTo(200);
  }
}
