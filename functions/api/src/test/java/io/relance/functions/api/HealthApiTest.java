package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.DeadLetter;
import io.relance.application.admin.DeadLetters;
import io.relance.application.admin.HealthState;
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
                + "\"disk\":\"ok\",\"providers\":\"ok\"}}");
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
