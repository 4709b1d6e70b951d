package io.relance.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import io.relance.testkit.server.ApiClient;
import io.relance.testkit.server.Http;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The owner of a shop, as a client of a server that may be down at any moment. */
final class Owner {
  static final String TOKEN = "owner-token-of-a-test";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ApiClient api;

  Owner(URI server) {
    api = new ApiClient(server, TOKEN);
  }

  /** Creates an automation from a request body and activates it; returns its id. */
  String activate(String automation) {
    var id = api.post("/v1/automations", automation).path("id").asText();
    api.activate(id);
    return id;
  }

  /** Creates a contact; returns its id. */
  String contact(String phone, String firstName) {
    var body = "{\"phone\": \"%s\", \"firstName\": \"%s\"}".formatted(phone, firstName);
    return api.post("/v1/contacts", body).path("id").asText();
  }

  /** Creates a contact who is subscribed to texts; returns the id. */
  String subscriber(String phone) {
    return api.subscriber(phone, "Ana");
  }

  JsonNode health() {
    return api.get("/health");
  }

  /** All messages that contacts wrote. */
  List<JsonNode> inbound() {
    var all = new ArrayList<JsonNode>();
    var next = Optional.of("");
    while (next.isPresent()) {
      var page = api.get("/v1/messages?direction=inbound&limit=100" + next.orElseThrow());
      page.path("items").forEach(all::add);
      next = Optional.ofNullable(page.get("next")).map(it -> "&cursor=" + it.asText());
    }
    return all;
  }

  /** Requests one launch until it is accepted. */
  void launchOnce(String automation, List<String> contacts, String key) {
    var body = "{\"audience\": {\"contactIds\": %s}}".formatted(Json.write(contacts));
    var request =
        api.request("POST", "/v1/automations/" + automation + "/launches", body)
            .header("Idempotency-Key", key);
    while (response(request).filter(it -> it.statusCode() == 202).isEmpty()) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /** Empty while the server is down. */
  Optional<JsonNode> report(String automation) {
    return response(api.request("GET", "/v1/automations/" + automation + "/report", ""))
        .map(it -> Json.tree(it.body()));
  }

  void resumeSending() {
    api.post("/v1/sending/resume", "{}");
  }

  JsonNode deadLetters() {
    return api.get("/v1/dead-letters").path("items");
  }

  private static Optional<HttpResponse<String>> response(HttpRequest.Builder request) {
    try {
      return Optional.of(Http.send(request.timeout(PATIENCE)));
    } catch (UncheckedIOException _) {
      return Optional.empty();
    }
  }
}
