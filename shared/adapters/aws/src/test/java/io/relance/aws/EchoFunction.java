package io.relance.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** The function that the contract of flow engines asks for, run here for an emulator elsewhere. */
final class EchoFunction {
  /** Any name: there is no other function. */
  static final String NAME = "echo";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private EchoFunction() {}

  /** Serves invocations as Lambda's API does, for as long as this JVM runs; says on which port. */
  static int serve() {
    try {
      var server = HttpServer.create(new InetSocketAddress(0), 0);
      server.createContext("/", EchoFunction::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return server.getAddress().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var payload = MAPPER.readTree(exchange.getRequestBody());
      boolean fails = payload.has("fail");
      if (fails) {
        exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
      }
      var answer = (fails ? thrown() : echo(payload)).toString().getBytes(UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static JsonNode echo(JsonNode payload) {
    return JsonNodeFactory.instance.objectNode().set("echo", payload);
  }

  private static JsonNode thrown() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("errorMessage", "As the payload asks")
        .put("errorType", IllegalStateException.class.getName());
  }
}
