package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The owner of a shop at the API of a server that may be away at any moment. */
final class Owner {
  static final String TOKEN = "owner-token-of-a-test";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI server;

  Owner(URI server) {
    this.server = server;
  }

  /** Makes an automation and switches it on; answers its id. */
  String activate(String automation) {
    var id = post("/v1/automations", automation).path("id").asText();
    post("/v1/automations/" + id + "/activate", "{}");
    return id;
  }

  /** Makes a contact; answers its id. */
  String contact(String phone, String firstName) {
    var body = "{\"phone\": \"%s\", \"firstName\": \"%s\"}".formatted(phone, firstName);
    return post("/v1/contacts", body).path("id").asText();
  }

  /** Makes a contact who is subscribed to texts; answers its id. */
  String subscriber(String phone) {
    var consent = Map.of("channel", "sms", "state", "subscribed", "source", "form");
    var body = Map.of("phone", phone, "consents", List.of(consent));
    return post("/v1/contacts", Json.write(body)).path("id").asText();
  }

  JsonNode health() {
    return get("/health");
  }

  /** All messages that people wrote. */
  List<JsonNode> inbound() {
    var all = new ArrayList<JsonNode>();
    var next = Optional.of("");
    while (next.isPresent()) {
      var page = get("/v1/messages?direction=inbound&limit=100" + next.orElseThrow());
      page.path("items").forEach(all::add);
      next = Optional.ofNullable(page.get("next")).map(it -> "&cursor=" + it.asText());
    }
    return all;
  }

  private JsonNode get(String path) {
    return Json.tree(answer(request(path).GET()).orElseThrow().body());
  }

  /** Asks for one launch, again and again until it is accepted. */
  void launchOnce(String automation, List<String> contacts, String key) {
    var body = "{\"audience\": {\"contactIds\": %s}}".formatted(Json.write(contacts));
    var request =
        request("/v1/automations/" + automation + "/launches")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    while (answer(request).filter(answer -> answer.statusCode() == 202).isEmpty()) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /** Empty while the server is away. */
  Optional<JsonNode> report(String automation) {
    return answer(request("/v1/automations/" + automation + "/report").GET())
        .map(answer -> Json.tree(answer.body()));
  }

  JsonNode deadLetters() {
    return get("/v1/dead-letters").path("items");
  }

  private JsonNode post(String path, String json) {
    var request = request(path).POST(HttpRequest.BodyPublishers.ofString(json));
    var answer = answer(request).orElseThrow();
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return Json.tree(answer.body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + TOKEN)
        .header("Content-Type", "application/json");
  }

  private Optional<HttpResponse<String>> answer(HttpRequest.Builder request) {
    try {
      return Optional.of(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException away) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
