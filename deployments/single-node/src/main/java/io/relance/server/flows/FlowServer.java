package io.relance.server.flows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.relance.application.persistence.Json;
import io.relance.domain.text.Quoted;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The automations of a server, by its REST API. */
final class FlowServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI address;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  FlowServer(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  /** An answer of the server. */
  private record Reply(int status, JsonNode body) {
    boolean isDone() {
      return status >= 200 && status < 300;
    }
  }

  String address() {
    return address.toString();
  }

  /** All automations with their drafts, by key. */
  Map<String, RemoteAutomation> automations() {
    var found = new TreeMap<String, RemoteAutomation>();
    var cursor = Optional.<String>empty();
    do {
      var page = get("/v1/automations?limit=100" + cursor.map(FlowServer::next).orElse(""));
      for (var listed : page.path("items")) {
        var automation = RemoteAutomation.of(get(path(listed.path("id").asText())));
        found.put(automation.key(), automation);
      }
      cursor = Optional.of(page.path("next")).filter(JsonNode::isTextual).map(JsonNode::asText);
    } while (cursor.isPresent());
    return found;
  }

  /** The flow of a version. */
  JsonNode version(RemoteAutomation automation, long version) {
    return get(path(automation.id()) + "/versions/" + version).path("flow");
  }

  /**
   * The diagnostics of a flow, of the automation that would have it; null where there is none yet.
   */
  List<JsonNode> check(JsonNode flow, @Nullable String automation) {
    var body = new TreeMap<String, Object>(Map.of("flow", flow));
    if (automation != null) {
      body.put("automationId", automation);
    }
    var diagnostics = new ArrayList<JsonNode>();
    done("/v1/flows/checks", send("POST", "/v1/flows/checks", body, Map.of()))
        .path("diagnostics")
        .forEach(diagnostics::add);
    return diagnostics;
  }

  /** Creates an automation. */
  RemoteAutomation create(Map<String, Object> body) {
    var once = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    return RemoteAutomation.of(
        done("/v1/automations", send("POST", "/v1/automations", body, once)));
  }

  /** Edits the draft of a revision; empty when the server has another one. */
  Optional<RemoteAutomation> edit(String id, long revision, Map<String, Object> body) {
    var reply = send("PATCH", path(id), body, Map.of("If-Match", "\"" + revision + "\""));
    return reply.status() == 412
        ? Optional.empty()
        : Optional.of(RemoteAutomation.of(done(path(id), reply)));
  }

  private static String next(String cursor) {
    return "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
  }

  private static String path(String id) {
    return "/v1/automations/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  private JsonNode get(String path) {
    return done(path, reply(request(path).GET()));
  }

  private Reply send(
      String method, String path, Map<String, Object> body, Map<String, String> headers) {
    var request = request(path).header("Content-Type", "application/json");
    headers.forEach(request::header);
    return reply(request.method(method, HttpRequest.BodyPublishers.ofString(Json.write(body))));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private Reply reply(HttpRequest.Builder request) {
    try {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      return new Reply(answer.statusCode(), tree(answer.body()));
    } catch (IOException failure) {
      throw new FlowsFailure(
          "There is no answer from %s; check the address and that the server runs."
              .formatted(address),
          failure);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FlowsFailure("The request was interrupted.", e);
    }
  }

  private static JsonNode tree(String body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private JsonNode done(String path, Reply reply) {
    if (reply.isDone()) {
      return reply.body();
    }
    throw new FlowsFailure(
        switch (reply.status()) {
          case 401 ->
              "%s does not accept the token; set RELANCE_TOKEN to one of its tokens."
                  .formatted(address);
          case 403 -> "The token may not do this; it must be one of a manager.";
          default ->
              "%s answered %d to %s: %s"
                  .formatted(
                      address,
                      reply.status(),
                      path,
                      Quoted.of(reply.body().path("detail").asText("")));
        });
  }

  @Override
  public void close() {
    client.close();
  }
}
