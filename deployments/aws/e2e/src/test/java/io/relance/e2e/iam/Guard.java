package io.relance.e2e.iam;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Stands between a function and AWS, and lets pass what the function's role allows. */
public final class Guard implements AutoCloseable {
  private static final Set<String> NOT_PASSED_ON =
      Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

  private final Role role;
  private final URI aws;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Access> denied = new CopyOnWriteArrayList<>();

  private Guard(Role role, URI aws, HttpServer server) {
    this.role = role;
    this.aws = aws;
    this.server = server;
  }

  public static Guard before(URI aws, Role role) {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var guard = new Guard(role, aws, server);
      server.createContext("/", guard::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return guard;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the function finds AWS. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public Role role() {
    return role;
  }

  /** What was asked for and is not allowed. */
  public List<Access> denied() {
    return List.copyOf(denied);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var refused = request(exchange, body).accesses().filter(it -> !role.allows(it)).toList();
      if (refused.isEmpty()) {
        pass(exchange, body);
      } else {
        denied.addAll(refused);
        deny(exchange, refused);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static AwsRequest request(HttpExchange exchange, byte[] body) {
    var target = header(exchange, "X-Amz-Target").orElse("");
    return new AwsRequest(
        header(exchange, "Authorization").flatMap(AwsRequest::service).orElse("unsigned"),
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        target.substring(target.lastIndexOf('.') + 1),
        new String(body, StandardCharsets.UTF_8));
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static void deny(HttpExchange exchange, List<Access> refused) throws IOException {
    var answer =
        "{\"__type\": \"AccessDeniedException\", \"message\": \"No policy allows %s\"}"
            .formatted(refused);
    var bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(400, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(aws.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    var response = client.send(request.build(), BodyHandlers.ofByteArray());
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED_ON.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    var bytes = Objects.requireNonNull(response.body());
    exchange.sendResponseHeaders(response.statusCode(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
  }
}
