package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Role;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("POST, GET and DELETE of /v1/tokens")
class TokensApiTest {
  @TempDir Path folder;
  private TestApi api;

  @BeforeEach
  void open() {
    api = new TestApi(folder);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void refusesATokenOnceItHasExpired() {
    var made =
        api.post(
            "/v1/tokens",
            """
            {"name": "Agency", "role": "analyst", "expiresAt": "2026-11-24T10:00:00+00:00"}
            """);
    var before = read(made.text("/token"));
    api.clock.pass(Duration.ofDays(1));
    var after = read(made.text("/token"));

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("/expiresAt")).startsWith("2026-11-24T10:00:00");
    assertThat(before).isEqualTo(200);
    assertThat(after).isEqualTo(401);
  }

  @Test
  void showsTheLastUseToWithinAnHour() {
    var token = api.token("Ana", Role.ANALYST);
    read(token);
    var first = api.get("/v1/tokens").json().at("/items");
    api.clock.pass(Duration.ofMinutes(59));
    read(token);
    var same = api.get("/v1/tokens").json().at("/items");
    api.clock.pass(Duration.ofMinutes(1));
    read(token);
    var later = api.get("/v1/tokens").json().at("/items");

    assertThat(first).extracting(it -> it.path("lastUsedAt").asText()).doesNotContain("");
    assertThat(same).isEqualTo(first);
    assertThat(later)
        .filteredOn(it -> it.path("name").asText().equals("Ana"))
        .extracting(it -> it.path("lastUsedAt").asText())
        .allMatch(at -> at.startsWith("2026-11-23T11:00:00"));
  }

  @Test
  void keepsTheLastValidTokenOfAnOwner() {
    var only = api.get("/v1/tokens").text("/items/0/id");
    var refused = api.delete("/v1/tokens/" + only);
    api.tokens().create("Short", Role.OWNER, api.clock.instant());
    var expired = api.delete("/v1/tokens/" + only);
    var other = api.tokens().create("Other", Role.OWNER).token().id();
    var revoked = api.delete("/v1/tokens/" + other);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("token.last-owner");
    assertThat(expired.status()).isEqualTo(409);
    assertThat(revoked.status()).isEqualTo(204);
    assertThat(api.delete("/v1/tokens/unknown").status()).isEqualTo(404);
  }

  @Test
  void pagesThroughTokens() {
    api.token("One", Role.ANALYST);
    api.token("Two", Role.ANALYST);
    var page = api.get("/v1/tokens?limit=2");
    var rest = api.get("/v1/tokens?limit=2&cursor=" + page.text("/next"));

    assertThat(page.items("name")).hasSize(2);
    assertThat(rest.items("name")).hasSize(1);
    assertThat(api.get("/v1/tokens?cursor=x").status()).isEqualTo(400);
  }

  @Test
  void namesAllThatIsWrongAtOnce() {
    var answer =
        api.post(
            "/v1/tokens",
            """
            {"name": " ", "role": "manger", "expiresAt": "2020-01-01T00:00:00Z"}
            """);

    assertThat(answer.faultyPaths()).containsExactlyInAnyOrder("name", "role", "expiresAt");
    assertThat(answer.body()).contains("did you mean \\\"manager\\\"?", "must be in the future");
  }

  @Test
  @DisplayName("GET /v1/project describes the deployment, its channels and its clock")
  void describesTheProject() {
    var project = api.get("/v1/project").json();

    assertThat(project.path("deployment").asText()).isEqualTo("test");
    assertThat(project.path("timeZone").asText()).isEqualTo("Europe/Paris");
    assertThat(project.path("country").asText()).isEqualTo("FR");
    assertThat(project.path("now").asText()).startsWith("2026-11-23T10:00:00");
    assertThat(project.path("testClock").asBoolean()).isTrue();
    assertThat(project.at("/channels/0").toString())
        .isEqualTo(
            "{\"channel\":\"sms\",\"provider\":\"sandbox\",\"sandbox\":true,"
                + "\"senders\":[{\"address\":\"sandbox\",\"canReceive\":false,\"rate\":10}]}");
    assertThat(project.at("/channels/1/channel").asText()).isEqualTo("email");
  }

  private int read(String token) {
    return TestApi.send(
            java.net.http.HttpRequest.newBuilder(api.uri("/v1/contacts"))
                .header("Authorization", "Bearer " + token)
                .GET())
        .status();
  }
}
