package io.relance.providers.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.AccountFault;
import io.relance.domain.provider.SendResult.NotAccepted;
import io.relance.domain.provider.SendResult.Rejected;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @DisplayName("B8, M8: a fault of the account, or a redirect, is no fault of the message")
  @CsvSource({
    "401, 20003",
    "401, ",
    "403, 20003",
    "403, ",
    "404, 20404",
    "400, 20005",
    "400, 30002",
    "429, 63038",
    "302, ",
    "307, ",
    "308, "
  })
  void blamesTheAccount(int status, String code) throws Exception {
    assertThat(answer(status, body(code))).isInstanceOf(AccountFault.class);
  }

  @ParameterizedTest
  @DisplayName("D1: the code decides whether another attempt makes sense, whatever the status")
  @CsvSource({"400, 21611", "400, 14107", "400, 30001", "429, 20429", "503, 20503"})
  void triesAgainLater(int status, String code) throws Exception {
    assertThat(answer(status, body(code))).isInstanceOf(NotAccepted.class);
  }

  @ParameterizedTest
  @CsvSource({"400, 21614", "400, 21610", "403, 21608", "400, 21617", "400, "})
  void refusesTheMessageAlone(int status, String code) throws Exception {
    assertThat(answer(status, body(code))).isInstanceOf(Rejected.class);
  }

  private static String body(@Nullable String code) {
    return code == null ? "{}" : "{\"code\": " + code + "}";
  }

  private static SendResult answer(String body) throws IOException, InterruptedException {
    return answer(400, body);
  }

  private static SendResult answer(int status, String body)
      throws IOException, InterruptedException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, body.length());
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
