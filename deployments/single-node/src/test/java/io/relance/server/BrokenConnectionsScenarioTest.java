package io.relance.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName(
    "D-4, bad input: requests that are no HTTP, lie about their length, or end in the middle")
class BrokenConnectionsScenarioTest extends SweepTest {
  private static final String BODY = "{\"name\": \"Half a list\"}";
  private static final String END = "\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
  private static final int PATIENCE = 5000;

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenRequests")
  void refusesWhatIsBroken(String name, String request) {
    var answer = exchange(request);

    assertThat(answer).matches("(?s)HTTP/1\\.[01] 4\\d\\d .*");
    assertThat(answer.toLowerCase(Locale.ROOT)).contains("content-type: application/problem+json");
    assertThat(answer).contains("\"title\":", "\"detail\":").doesNotContain("Exception");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("halfRequests")
  void forgetsWhatEndsInTheMiddle(String name, String request) {
    send(request);
  }

  Stream<Arguments> brokenRequests() {
    var head = head("POST", "/v1/lists");
    return Stream.of(
        Arguments.of("more than it says", head + "Content-Length: 5\r\n\r\n" + BODY),
        Arguments.of("no number", head + "Content-Length: many\r\n\r\n" + BODY),
        Arguments.of("below zero", head + "Content-Length: -1\r\n\r\n" + BODY),
        Arguments.of("two", head + "Content-Length: 3\r\nContent-Length: 23\r\n\r\n" + BODY),
        Arguments.of("no chunk", head + CHUNKED + "zz\r\n" + BODY),
        Arguments.of("a chunk too short", head + CHUNKED + "5\r\n" + BODY + "\r\n0\r\n\r\n"),
        Arguments.of("a long address", head("GET", "/v1/lists?x=" + "x".repeat(20_000)) + END),
        Arguments.of("a long header", head + "X-Long: " + "x".repeat(50_000) + END + END),
        Arguments.of("many headers", head + "X-A: b\r\n".repeat(5_000) + END),
        Arguments.of("a broken escape", head("GET", "/v1/lists/%zz") + END),
        Arguments.of("a broken query", head("GET", "/v1/lists?limit=%zz") + END),
        Arguments.of("an invented method", head("BREW", "/v1/lists") + END),
        Arguments.of("no address", head("GET", "") + END),
        Arguments.of("another address", head("GET", "ftp://elsewhere/v1") + END),
        Arguments.of("a NUL in a header", head + "X-A: \0\r\nContent-Length: 0\r\n\r\n"));
  }

  Stream<Arguments> halfRequests() {
    var head = head("POST", "/v1/lists");
    return Stream.of(
        Arguments.of("half a body", head + "Content-Length: 100\r\n\r\n" + BODY),
        Arguments.of("no body", head + "Content-Length: 100\r\n\r\n"),
        Arguments.of("half a header", head + "Content-Len"),
        Arguments.of("half a chunk", head + CHUNKED + "17\r\n{\"name\""),
        Arguments.of("half of the chunks", head + CHUNKED + "17\r\n" + BODY + END),
        Arguments.of("bytes", "\0\1\2\3\r\n\r\n"),
        Arguments.of("TLS", "\26\3\1\2\0\1\0\1\374\3\3"));
  }

  private String head(String method, String path) {
    return """
    %s %s HTTP/1.1\r
    Host: localhost\r
    Connection: close\r
    Authorization: Bearer %s\r
    Content-Type: application/json\r
    """
        .formatted(method, path, server.token(Role.OWNER));
  }

  private String exchange(String request) {
    try (var socket = open()) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends bytes and hangs up. */
  private void send(String request) {
    try (var socket = open()) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Socket open() throws IOException {
    var socket = new Socket(server.address().getHost(), server.address().getPort());
    socket.setSoTimeout(PATIENCE);
    return socket;
  }
}
