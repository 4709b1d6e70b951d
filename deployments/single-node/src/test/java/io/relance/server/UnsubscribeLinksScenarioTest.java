package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("L-34 Unsubscribe links on the whole server")
class UnsubscribeLinksScenarioTest extends ServerTest {
  @ParameterizedTest
  @CsvSource({
    "application/x-www-form-urlencoded, List-Unsubscribe=One-Click",
    "multipart/form-data; boundary=x, --x--",
    "text/plain, ''",
    "application/json, {}"
  })
  @DisplayName("RFC 8058 An unknown link is answered with a page, for every form of body")
  void answersAnUnknownLinkWithAPage(String type, String body) {
    var reply = post("/unsubscribe/made-up", type, body);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body()).startsWith("<!doctype html>").contains("This link is not valid");
  }

  @Test
  void answersABodyWithoutAType() {
    var request = server.request("/unsubscribe/made-up").POST(BodyPublishers.noBody());

    var reply = server.send(request);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body()).contains("This link is not valid");
  }

  private Reply post(String path, String type, String body) {
    HttpRequest.Builder request = server.request(path).header("Content-Type", type);
    return server.send(request.POST(BodyPublishers.ofString(body)));
  }
}
