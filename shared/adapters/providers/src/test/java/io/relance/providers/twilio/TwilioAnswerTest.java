package io.relance.providers.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Rejected;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-A2: error codes that are no codes")
class TwilioAnswerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1E999999999",
        "1E-999999999",
        "12345678901234E678901234567",
        "100E2147483647",
        "99999999999999999999999999999999999999999"
      })
  void fallsBackToTheStatusWhenTheCodeIsOversized(String code) throws Exception {
    var result = (Rejected) answer("{\"code\": " + code + "}");

    assertThat(result.code()).isEqualTo("http-400");
  }

  private static SendResult answer(String body) throws IOException, InterruptedException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(400, body.length());
          exchange.getResponseBody().write(body.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    try (var http = HttpClient.newHttpClient()) {
      var address = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
      return TwilioAnswer.to(
          http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()));
    } finally {
      server.stop(0);
    }
  }
}
