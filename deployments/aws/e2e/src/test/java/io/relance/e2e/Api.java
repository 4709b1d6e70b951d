package io.relance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The REST API behind the gateway, in the owner's name. */
record Api(URI url, String token) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** The token that the owner's function answered. */
  static String token(String answer) {
    return Json.tree(answer).path("token").asText();
  }

  JsonNode get(String path) {
    return ask("GET", path, "");
  }

  JsonNode post(String path, String body) {
    return ask("POST", path, body);
  }

  /** Makes an automation of a flow and turns it on; answers its id. */
  String activate(String name, String flow) {
    var made = post("/v1/automations", "{\"name\": \"%s\", \"flow\": %s}".formatted(name, flow));
    var id = made.path("id").asText();
    var _ = post("/v1/automations/" + id + "/activate", "{}");
    return id;
  }

  /** Makes a contact who agreed to texts; answers the id. */
  String subscriber(String phone, String firstName) {
    return post(
            "/v1/contacts",
            """
            {"phone": "%s", "firstName": "%s", "consents": [{"channel": "sms", "type": "marketing",
             "state": "subscribed", "source": "form", "at": "2026-11-01T10:00:00Z"}]}
            """
                .formatted(phone, firstName))
        .path("id")
        .asText();
  }

  void launch(String automation, String... contacts) {
    var ids = String.join("\", \"", contacts);
    var _ =
        post(
            "/v1/automations/" + automation + "/launches",
            "{\"audience\": {\"contactIds\": [\"%s\"]}}".formatted(ids));
  }

  /** Turns an automation off; enrollments in progress finish or are cancelled. */
  JsonNode deactivate(String automation, String inFlight) {
    return post(
        "/v1/automations/" + automation + "/deactivate",
        "{\"inFlight\": \"%s\"}".formatted(inFlight));
  }

  /** Edits the draft of an automation. */
  void edit(String automation, String flow) {
    var _ = ask("PATCH", "/v1/automations/" + automation, "{\"flow\": %s}".formatted(flow));
  }

  JsonNode report(String automation) {
    return get("/v1/automations/" + automation + "/report");
  }

  private JsonNode ask(String method, String path, String body) {
    var response = send(method, path, body);
    assertThat(response.statusCode()).as(method + " " + path + response.body()).isLessThan(300);
    return Json.tree(response.body().isEmpty() ? "{}" : response.body());
  }

  HttpResponse<String> send(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while calling the API", e);
    }
  }
}
