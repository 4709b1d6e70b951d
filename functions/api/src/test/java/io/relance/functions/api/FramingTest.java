package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D-4, bad input: a request whose end a proxy may see elsewhere is 400, and the last")
class FramingTest extends ApiTest {
  private static final String HIDDEN = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";

  @ParameterizedTest(name = "{0}")
  @MethodSource("framings")
  void refusesAmbiguousFramingAndCloses(String name, String framing) {
    var request =
        "POST /v1/lists HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Authorization: Bearer %s\r\n%s%s".formatted(api.owner, framing, HIDDEN);

    try (var raw = new RawRequest(api.uri("/"), request)) {
      var answers = raw.untilClosed();

      assertThat(answers).startsWith("HTTP/1.1 400");
      assertThat(answers.split("HTTP/1\\.1 ", -1)).as(answers).hasSize(2);
    }
  }

  static Stream<Arguments> framings() {
    var chunked = "Transfer-Encoding: chunked";
    var last = "Connection: close\r\n" + chunked + "\r\n\r\n";
    return Stream.of(
        Arguments.of("both lengths", "Content-Length: 5\r\n" + chunked + "\r\n\r\n0\r\n\r\n"),
        Arguments.of("two codings", chunked + ", xchunked\r\n\r\n0\r\n\r\n"),
        Arguments.of("a folded coding", chunked + "\r\n , xchunked\r\n\r\n0\r\n\r\n"),
        Arguments.of("an unknown coding", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
        Arguments.of("a line feed in a chunk's extension", last + "0;a\nb\r\n\r\n"),
        Arguments.of(
            "a quoted line break in a chunk's extension", last + "0;a=\"\r\n\r\n\"\r\n\r\n"),
        Arguments.of("a carriage return in a chunk's extension", last + "0;a\rb\r\n\r\n"));
  }
}
