package io.relance.lambda.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.relance.application.admin.Role;
import io.relance.application.persistence.Json;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D-3: the API behind the gateway")
class ApiFunctionTest {
  private static final String BLANK = "{\"name\": \"Été\", \"trigger\": {\"kind\": \"api\"}}";

  private Gateway gateway;
  private ApiFunction function;
  private String token;

  @BeforeEach
  void open(@TempDir Path folder) {
    gateway = new Gateway(folder, Map.of());
    function = new ApiFunction(gateway.relance);
    token = gateway.relance.administration().tokens().create("Olive", Role.OWNER).secret();
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void answersThatItIsThere() {
    var answer = Gateway.answer(function, Gateway.request("GET", "/health"));

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(Json.tree(answer.getBody()).path("deployment").asText()).isEqualTo("aws");
  }

  @Test
  void admitsNobodyWithoutAToken() {
    var answer = Gateway.answer(function, Gateway.request("GET", "/v1/automations"));

    assertThat(answer.getStatusCode()).isEqualTo(401);
    assertThat(Json.tree(answer.getBody()).path("code").asText()).isEqualTo("unauthorized");
  }

  @Test
  void makesAnAutomationOfABodyInBase64() {
    var made = asked("POST", "/v1/automations", BLANK, "key-1");

    assertThat(made.getStatusCode()).isEqualTo(201);
    var id = Json.tree(made.getBody()).path("id").asText();
    var found = asked("GET", "/v1/automations/" + id, "", "");
    assertThat(Json.tree(found.getBody()).path("name").asText()).isEqualTo("Été");
  }

  @Test
  @DisplayName("D-4: a request that is repeated is answered again")
  void answersARepeatedRequestAsBefore() {
    var first = asked("POST", "/v1/automations", BLANK, "key-1");
    var second = asked("POST", "/v1/automations", BLANK, "key-1");
    var other = asked("POST", "/v1/automations", BLANK.replace("Été", "Hiver"), "key-1");

    assertThat(second.getStatusCode()).isEqualTo(201);
    assertThat(Json.tree(second.getBody())).isEqualTo(Json.tree(first.getBody()));
    assertThat(other.getStatusCode()).isEqualTo(422);
  }

  @Test
  void tellsFaultsOfABodyAsProblems() {
    var answer = asked("POST", "/v1/automations", "{\"name\"", "");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(Json.tree(answer.getBody()).path("status").asInt()).isEqualTo(400);
  }

  @Test
  @DisplayName("K-1: a browser signs in behind the gateway, with a cookie bound to TLS and host")
  void signsInWithABrowser() {
    var signedIn =
        fromBrowser("POST", "/v1/session", "{\"token\": \"%s\"}".formatted(token), Map.of());
    var cookie = header(signedIn, "Set-Cookie");
    var sent = Map.of("Cookie", cookie.replaceFirst(";.*", ""));
    var access = fromBrowser("POST", "/v1/session/access", "{}", sent);
    var bearer =
        Map.of("Authorization", "Bearer " + Json.tree(access.getBody()).path("access").asText());
    var me = fromBrowser("GET", "/v1/me", "", bearer);
    var out = fromBrowser("DELETE", "/v1/session", "", sent);

    assertThat(signedIn.getStatusCode()).isEqualTo(201);
    assertThat(cookie).startsWith("__Host-relance=").endsWith("; Secure");
    assertThat(access.getStatusCode()).isEqualTo(200);
    assertThat(Json.tree(me.getBody()).path("name").asText()).isEqualTo("Olive");
    assertThat(out.getStatusCode()).isEqualTo(204);
    assertThat(fromBrowser("GET", "/v1/me", "", bearer).getStatusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("The function serves the console below the path of the stage, as the server does")
  void servesTheConsole() {
    var led = fromBrowser("GET", "/console", "", Map.of());
    var index = fromBrowser("GET", "/console/index.html", "", Map.of());
    var known =
        fromBrowser(
            "GET", "/console/index.html", "", Map.of("If-None-Match", header(index, "ETag")));
    var other = fromBrowser("GET", "/console/other.js", "", Map.of());

    assertThat(led.getStatusCode()).isEqualTo(302);
    assertThat(header(led, "Location")).isEqualTo("console/index.html");
    assertThat(index.getStatusCode()).isEqualTo(200);
    assertThat(index.getIsBase64Encoded()).isFalse();
    assertThat(index.getBody()).startsWith("<!doctype html>");
    assertThat(header(index, "Content-Type")).isEqualToIgnoringCase("text/html; charset=utf-8");
    assertThat(header(index, "Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(known.getStatusCode()).isEqualTo(304);
    assertThat(other.getStatusCode()).isEqualTo(404);
    assertThat(Json.tree(other.getBody()).path("code").asText()).isEqualTo("not-found");
  }

  private APIGatewayProxyResponseEvent fromBrowser(
      String method, String path, String body, Map<String, String> more) {
    var headers = new HashMap<>(more);
    headers.put("Host", "abc123.execute-api.eu-west-1.amazonaws.com");
    headers.put("X-Forwarded-For", "192.0.2.7");
    headers.put("X-Forwarded-Proto", "https");
    headers.put("Sec-Fetch-Site", "same-origin");
    if (!body.isEmpty()) {
      headers.put("Content-Type", "application/json");
    }
    return Gateway.answer(function, Gateway.request(method, path, body.getBytes(UTF_8), headers));
  }

  private static String header(APIGatewayProxyResponseEvent answer, String name) {
    return answer.getMultiValueHeaders().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .findFirst()
        .orElse("");
  }

  private APIGatewayProxyResponseEvent asked(String method, String path, String body, String key) {
    var headers = new HashMap<>(Map.of("Authorization", "Bearer " + token));
    if (!body.isEmpty()) {
      headers.put("Content-Type", "application/json");
    }
    if (!key.isEmpty()) {
      headers.put("Idempotency-Key", key);
    }
    return Gateway.answer(function, Gateway.request(method, path, body.getBytes(UTF_8), headers));
  }
}
