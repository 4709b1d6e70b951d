package io.relance.functions.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UnsubscribeControllerTest {
  private static final Map<String, String> FORM =
      Map.of("Content-Type", "application/x-www-form-urlencoded");

  private final WebhookServer server = WebhookServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @DisplayName("L-34 Following the link shows a button and unsubscribes nobody")
  void asksFirst() {
    var answer = server.get("/unsubscribe/ours");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("<form method=\"post\">");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(server.unsubscribed).isEmpty();
  }

  @Test
  @DisplayName("RFC 8058 One post unsubscribes")
  void unsubscribesByAPost() {
    var answer =
        server.post("/unsubscribe/ours", "List-Unsubscribe=One-Click".getBytes(UTF_8), FORM);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(server.unsubscribed).containsExactly("ours");
  }

  @Test
  void knowsNoLinksOfOthers() {
    var answer = server.post("/unsubscribe/made-up", new byte[0], FORM);

    assertThat(answer.statusCode()).isEqualTo(404);
  }
}
