package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.DeadLetter;
import io.relance.application.admin.DeadLetters;
import io.relance.application.admin.HealthState;
import io.relance.application.admin.Role;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("GET /health checks the parts of the installation, without a token")
class HealthApiTest {
  private TestApi api;

  @BeforeEach
  void start(@TempDir Path folder) {
    api = new TestApi(folder);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void isOkWhenAllPartsAre() {
    var health = api.get("/health");

    assertThat(health.status()).isEqualTo(200);
    assertThat(health.body())
        .isEqualTo(
            "{\"status\":\"ok\",\"deployment\":\"test\",\"version\":\"1\","
                + "\"checks\":{\"store\":\"ok\",\"queues\":\"ok\","
                + "\"disk\":\"ok\",\"providers\":\"ok\",\"sending\":\"ok\"}}");
  }

  @Test
  void isDegradedWhileThereAreDeadLetters() {
    var letter =
        new DeadLetter(
            "letter-1", "message", "sends", "It failed", Instant.parse("2026-11-23T09:00:00Z"), "");
    api.store.transact(List.of(DeadLetters.keep(letter)));
    var health = api.get("/health");

    assertThat(health.status()).isEqualTo(200);
    assertThat(health.text("/status")).isEqualTo("degraded");
    assertThat(health.text("/checks/queues")).isEqualTo("degraded");
    assertThat(health.text("/checks/store")).isEqualTo("ok");
  }

  @Test
  void isDownWhenThereIsNoSpaceOnTheDisk() {
    api.disk = HealthState.DOWN;
    var health = api.get("/health");

    assertThat(health.status()).isEqualTo(503);
    assertThat(health.text("/status")).isEqualTo("down");
    assertThat(health.text("/checks/disk")).isEqualTo("down");
  }

  @Test
  @DisplayName("On a full disk a request is 503 disk-full, not busy")
  void namesAFullDisk() {
    api.fillDisk();
    var answer = api.post("/v1/lists", "{\"name\": \"%s\"}".formatted("n".repeat(60)));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text("/code")).isEqualTo("disk-full");
    assertThat(answer.text("/detail")).contains("disk is full");
  }

  @Test
  @DisplayName("On a full disk requests that only read are answered")
  void readsOnAFullDisk() {
    var list = api.post("/v1/lists", "{\"name\": \"Regulars\"}").text("/id");
    var analyst = api.token("Ana", Role.ANALYST);
    api.post("/v1/automations", "{\"name\": \"A\", \"trigger\": {\"kind\": \"api\"}}");
    api.fillDisk();

    for (var path : List.of("/v1/lists", "/v1/lists/" + list, "/v1/contacts", "/v1/automations")) {
      var request =
          HttpRequest.newBuilder(api.uri(path)).header("Authorization", "Bearer " + analyst);
      assertThat(TestApi.send(request).status()).as(path).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("L11: a damaged contact is left out of the list, and /health names its row")
  void namesADamagedRow() {
    var first = api.post("/v1/contacts", "{\"phone\": \"+33639980001\"}").text("/id");
    var damaged = api.post("/v1/contacts", "{\"phone\": \"+33639980002\"}").text("/id");
    api.damage(damaged);

    assertThat(api.get("/v1/contacts").items("id")).containsExactly(first);
    assertThat(api.get("/v1/contacts/" + damaged).status()).isEqualTo(503);
    assertThat(api.get("/health").json().at("/damagedRows/0").asText())
        .startsWith("items_contacts row ")
        .endsWith(" (contact)");
  }

  @Test
  void isDownWhenTheDeploymentCannotWrite() {
    api.storeState = HealthState.DOWN;
    var health = api.get("/health");

    assertThat(health.status()).isEqualTo(503);
    assertThat(health.text("/checks/store")).isEqualTo("down");
  }

  @Test
  void isDegradedWhenAQueueCannotBeReadForNow() {
    api.queues = HealthState.DEGRADED;
    var health = api.get("/health");

    assertThat(health.status()).isEqualTo(200);
    assertThat(health.text("/checks/queues")).isEqualTo("degraded");
  }

  @Test
  void isDownWhenTheStoreCannotBeRead() {
    api.breakStore();
    var health = api.get("/health");

    assertThat(health.status()).isEqualTo(503);
    assertThat(health.text("/checks/store")).isEqualTo("down");
    assertThat(health.text("/checks/disk")).isEqualTo("ok");
  }
}
