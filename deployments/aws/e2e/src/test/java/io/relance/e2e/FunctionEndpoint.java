package io.relance.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Where LocalStack invokes functions: what Lambda's API is to the other services. */
public final class FunctionEndpoint implements AutoCloseable {
  private static final String PREFIX = "/2015-03-31/functions/";

  /** What answers invocations. */
  public interface Functions {
    /** Answers an event with JSON, or fails. */
    Answer invoke(String function, String event);
  }

  /**
   * What an invocation ends in.
   *
   * @param payload JSON; that of an error if it failed
   */
  public record Answer(String payload, boolean failed) {
    public static Answer of(String payload) {
      return new Answer(payload, false);
    }

    public static Answer failure(String type, String message) {
      return new Answer(
          "{\"errorType\": \"%s\", \"errorMessage\": \"%s\"}".formatted(type, message), true);
    }
  }

  private final HttpServer server;

  private FunctionEndpoint(HttpServer server) {
    this.server = server;
  }

  public static FunctionEndpoint open(Functions functions) {
    try {
      var server = HttpServer.create(new InetSocketAddress(0), 0);
      server.createContext(PREFIX, exchange -> answer(exchange, functions));
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return new FunctionEndpoint(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, Functions functions) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var function = path.substring(PREFIX.length(), path.lastIndexOf('/'));
      var event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var answer = functions.invoke(function, event);
      if (answer.failed()) {
        exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
      }
      var payload = answer.payload().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, payload.length);
      exchange.getResponseBody().write(payload);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
