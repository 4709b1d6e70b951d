package io.relance.testkit.fake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What goes over a connection of HTTP/1.1; bodies have a stated length. */
final class HttpMessage {
  private static final int LINE_AT_MOST = 65_536;
  private static final int BODY_AT_MOST = 10_000_000;

  private HttpMessage() {}

  /**
   * @param target the path and the query, as sent
   * @param headers by name, whatever its case
   */
  record Request(String method, String target, Map<String, String> headers, String body) {
    String path() {
      return target.split("\\?", 2)[0];
    }

    String query() {
      return target.contains("?") ? target.split("\\?", 2)[1] : "";
    }
  }

  record Response(int status, Map<String, String> headers, String body) {
    static Response json(int status, Object body) {
      return new Response(status, Map.of("Content-Type", "application/json"), body.toString());
    }

    Response with(String name, String value) {
      var more = new TreeMap<>(headers);
      more.put(name, value);
      return new Response(status, more, body);
    }

    /** Writes in one go, so that no packet waits for another. */
    void writeTo(BufferedOutputStream out) throws IOException {
      writeTo(out, Integer.MAX_VALUE);
    }

    /** Writes as much of the body as it says, whatever length the headers give. */
    void writeTo(BufferedOutputStream out, int most) throws IOException {
      var bytes = body.getBytes(UTF_8);
      var head = new StringBuilder(160).append("HTTP/1.1 ").append(status).append(" .\r\n");
      headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
      head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
      out.write(head.toString().getBytes(ISO_8859_1));
      out.write(bytes, 0, Math.min(most, bytes.length));
      out.flush();
    }
  }

  /** The next request; empty when the client closed the connection. */
  static Optional<Request> read(BufferedInputStream in) throws IOException {
    var start = line(in);
    if (start.isEmpty()) {
      return Optional.empty();
    }
    var parts = start.split(" ", 3);
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var colon = line.indexOf(':');
      headers.put(line.substring(0, Math.max(colon, 0)), line.substring(colon + 1).strip());
    }
    var length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
    if (parts.length != 3 || length > BODY_AT_MOST || headers.containsKey("Transfer-Encoding")) {
      throw new IOException("Not a request that this server takes");
    }
    var body = new String(in.readNBytes(length), UTF_8);
    return Optional.of(new Request(parts[0], parts[1], headers, body));
  }

  private static String line(BufferedInputStream in) throws IOException {
    var line = new ByteArrayOutputStream(96);
    for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (line.size() > LINE_AT_MOST) {
        throw new IOException("A line is too long");
      }
      line.write(next);
    }
    return line.toString(ISO_8859_1).strip();
  }
}
