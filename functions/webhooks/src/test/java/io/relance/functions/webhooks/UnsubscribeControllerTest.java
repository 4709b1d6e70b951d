package io.relance.functions.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnsubscribeControllerTest {
  private static final String MULTIPART =
      "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
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

  @ParameterizedTest
  @DisplayName("RFC 8058 One post unsubscribes, whatever the form of its body")
  @MethodSource("bodies")
  void unsubscribesByEveryFormOfBody(String type, String body) {
    var answer =
        server.post("/unsubscribe/ours", body.getBytes(UTF_8), Map.of("Content-Type", type));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(server.unsubscribed).containsExactly("ours");
  }

  @Test
  void knowsNoLinksOfOthers() {
    var answer = server.post("/unsubscribe/made-up", new byte[0], FORM);

    assertThat(answer.statusCode()).isEqualTo(404);
  }

  private static Stream<Arguments> bodies() {
    var oneClick = "List-Unsubscribe=One-Click";
    return Stream.of(
        Arguments.of("application/x-www-form-urlencoded", oneClick),
        Arguments.of("application/x-www-form-urlencoded; charset=utf-8", oneClick),
        Arguments.of("application/x-www-form-urlencoded; charset=\"UTF-8\"", oneClick),
        Arguments.of("application/x-www-form-urlencoded; charset=nonsense", oneClick),
        Arguments.of("application/x-www-form-urlencoded", "%%%=&&&"),
        Arguments.of("application/x-www-form-urlencoded", ""),
        Arguments.of("multipart/form-data; boundary=x", MULTIPART),
        Arguments.of("multipart/form-data; boundary=\"x\"", MULTIPART),
        Arguments.of("multipart/form-data; boundary=y", MULTIPART),
        Arguments.of("multipart/form-data", oneClick),
        Arguments.of("text/plain; charset=us-ascii", oneClick),
        Arguments.of("application/json", oneClick),
        Arguments.of("application/octet-stream", ""));
  }
}
