package io.relance.testkit.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A client of the REST API with one bearer token; other statuses than 2xx are errors.
 *
 * @param server the base URL, to which paths are appended
 */
public record ApiClient(URI server, String token) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofMinutes(5);

  public JsonNode get(String path) {
    return call("GET", path, "");
  }

  public JsonNode post(String path, String body) {
    return call("POST", path, body);
  }

  /** Creates an automation from a flow file and activates it; returns its id. */
  public String activate(String name, String flow) {
    var body = "{\"name\": \"%s\", \"flow\": %s}".formatted(name, flow);
    var id = post("/v1/automations", body).path("id").asText();
    activate(id);
    return id;
  }

  public void activate(String automation) {
    var _ = post("/v1/automations/" + automation + "/activate", "{}");
  }

  /** Deactivates an automation; enrollments in progress finish or are cancelled. */
  public JsonNode deactivate(String automation, String inFlight) {
    return post(
        "/v1/automations/" + automation + "/deactivate",
        "{\"inFlight\": \"%s\"}".formatted(inFlight));
  }

  /** Replaces the draft of an automation. */
  public void edit(String automation, String flow) {
    var _ = call("PATCH", "/v1/automations/" + automation, "{\"flow\": %s}".formatted(flow));
  }

  public JsonNode report(String automation) {
    return get("/v1/automations/" + automation + "/report");
  }

  /** Creates a contact who subscribed to marketing texts; returns the id. */
  public String subscriber(String phone, String firstName) {
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

  public void launch(String automation, String... contacts) {
    launchFor(automation, "{\"contactIds\": [\"%s\"]}".formatted(String.join("\", \"", contacts)));
  }

  public void launchForList(String automation, String list) {
    launchFor(automation, "{\"listId\": \"%s\"}".formatted(list));
  }

  private void launchFor(String automation, String audience) {
    var _ =
        post(
            "/v1/automations/" + automation + "/launches",
            "{\"audience\": %s}".formatted(audience));
  }

  /** Advances the test clock; returns the body of the response. */
  public JsonNode advance(String period) {
    return post("/v1/clock", "{\"advance\": \"%s\"}".formatted(period));
  }

  private JsonNode call(String method, String path, String body) {
    var response = Http.send(request(method, path, body));
    if (response.statusCode() / 100 != 2) {
      throw new AssertionError(
          method + " " + path + " returned " + response.statusCode() + ": " + response.body());
    }
    return json(response);
  }

  /**
   * A request with the token.
   *
   * @param body as JSON; empty for none
   */
  public HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .timeout(LONGEST)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  /** The body of a response; an empty object where it has none. */
  private static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
