package io.relance.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The REST API of one server, called with one token. */
final class Api implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final URI server;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  Api(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  /** What the API answers; the body is missing if it is not JSON. */
  record Answer(int status, JsonNode body) {
    boolean isError() {
      return status >= 400;
    }
  }

  Answer get(String path) {
    return call(request(path).GET());
  }

  /** Reads a page; parameters that are empty are left out. */
  Answer get(String path, Map<String, String> query) {
    var written =
        new TreeMap<>(query)
            .entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(it -> it.getKey() + "=" + encoded(it.getValue()))
                .collect(Collectors.joining("&"));
    return get(written.isEmpty() ? path : path + "?" + written);
  }

  Answer post(String path, JsonNode body) {
    return call(withBody(request(path), "POST", body));
  }

  /** Posts what must have an effect once, however often it is repeated with the same key. */
  Answer postOnce(String path, JsonNode body, String key) {
    return call(withBody(request(path).header("Idempotency-Key", key), "POST", body));
  }

  /** Changes a resource unless it has another revision. */
  Answer patch(String path, JsonNode body, String revision) {
    return call(withBody(request(path).header("If-Match", "\"" + revision + "\""), "PATCH", body));
  }

  /** A value as it is written into a path or a query. */
  static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.toString().replaceFirst("/+$", "") + path))
        .timeout(ANSWER)
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json");
  }

  private static HttpRequest.Builder withBody(
      HttpRequest.Builder request, String method, JsonNode body) {
    return request
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(body.toString(), UTF_8));
  }

  private Answer call(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), BodyHandlers.ofString(UTF_8));
      return new Answer(response.statusCode(), json(response.body()));
    } catch (IOException _) {
      return unreachable(
          "%s does not answer: start the server, or correct --url".formatted(server));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return unreachable("The call was interrupted");
    }
  }

  private static Answer unreachable(String detail) {
    return new Answer(503, JSON.createObjectNode().put("detail", detail));
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
