package io.relance.server.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.relance.domain.text.SmsText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fake Twilio on this machine that accepts and stores every text. */
final class DemoTwilio implements AutoCloseable {
  private final HttpServer server;
  private final List<Text> taken = new CopyOnWriteArrayList<>();

  /** A text that was handed over. */
  record Text(String to, String body) {}

  DemoTwilio() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Text> taken() {
    return List.copyOf(taken);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var post = exchange.getRequestMethod().equals("POST");
    var body = post ? take(exchange) : "{\"messages\": []}";
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(post ? 201 : 200, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private String take(HttpExchange exchange) throws IOException {
    var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    taken.add(new Text(form.getOrDefault("To", ""), form.getOrDefault("Body", "")));
    var segments = new SmsText(form.getOrDefault("Body", "")).segmentCount();
    return "{\"sid\": \"SMdemo%026d\", \"status\": \"queued\", \"num_segments\": \"%d\"}"
        .formatted(taken.size(), segments);
  }

  /** The parameters of a form; of repeated ones the last. */
  static Map<String, String> form(String body) {
    return Stream.of(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> decode(pair[0]),
                pair -> decode(pair.length > 1 ? pair[1] : ""),
                (_, last) -> last));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
