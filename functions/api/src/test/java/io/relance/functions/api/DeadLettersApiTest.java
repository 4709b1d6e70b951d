package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.DeadLetter;
import io.relance.application.admin.DeadLetters;
import io.relance.application.admin.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Dead letters are listed by cause and replayed together")
class DeadLettersApiTest extends ApiTest {
  private static final String CAUSE = "sends: It failed 5 times";

  @Test
  void groupsByCause() {
    letters();

    var causes = api.get("/v1/dead-letters/causes");

    assertThat(causes.items("cause")).containsExactly(CAUSE, "The text is too long");
    assertThat(causes.text("/items/0/count")).isEqualTo("2");
    assertThat(causes.text("/items/0/firstAt")).isEqualTo("2026-11-23T09:00:00.000Z");
    assertThat(causes.text("/items/0/lastAt")).isEqualTo("2026-11-23T09:30:00.000Z");
  }

  @Test
  void listsThoseOfACause() {
    letters();

    var listed =
        api.get("/v1/dead-letters?cause=" + URLEncoder.encode(CAUSE, StandardCharsets.UTF_8));

    assertThat(listed.items("id")).containsExactly("letter-1", "letter-2");
    assertThat(listed.items("cause")).containsOnly(CAUSE);
  }

  @Test
  void replaysThoseOfACause() {
    letters();

    var answer = api.post("/v1/dead-letters/replays", "{\"cause\": \"" + CAUSE + "\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("/replayed")).isEqualTo("2");
    assertThat(api.get("/v1/dead-letters").items("id")).containsExactly("wave-1");
    assertThat(api.get("/v1/audit?actor=Olive").items("action"))
        .containsExactly("dead-letter.replay-all");
  }

  @Test
  @DisplayName("L1: a replay leaves one audit entry, one of nothing leaves none")
  void recordsAReplay() {
    letters();
    var replay =
        api.withBody("/v1/dead-letters/letter-1/replay", "POST", "")
            .setHeader("Authorization", "Bearer " + api.token("Ada", Role.ADMIN));

    assertThat(TestApi.send(replay).status()).isEqualTo(202);
    assertThat(TestApi.send(replay).status()).isEqualTo(404);

    assertThat(api.get("/v1/audit?actor=Ada").items("action"))
        .containsExactly("dead-letter.replay");
    assertThat(api.get("/v1/audit?actor=Ada").items("resource")).containsExactly("letter-1");
  }

  @Test
  @DisplayName("Bad input: replays need a cause, and the admin role")
  void refusesReplaysWithoutACauseOrByOthers() {
    assertThat(api.post("/v1/dead-letters/replays", "{}").faultyPaths()).containsExactly("cause");
    var manager = api.token("Max", Role.MANAGER);
    var request =
        api.withBody("/v1/dead-letters/replays", "POST", "{\"cause\": \"x\"}")
            .setHeader("Authorization", "Bearer " + manager);

    assertThat(TestApi.send(request).status()).isEqualTo(403);
  }

  private void letters() {
    api.store.transact(
        List.of(
            DeadLetters.keep(message("letter-1", "2026-11-23T09:00:00Z")),
            DeadLetters.keep(message("letter-2", "2026-11-23T09:30:00Z")),
            DeadLetters.keep(
                new DeadLetter(
                    "wave-1",
                    "wave",
                    "1",
                    "12 people stopped at \"thanks\": The text is too long",
                    Instant.parse("2026-11-23T09:10:00Z"),
                    ""))));
  }

  private static DeadLetter message(String id, String at) {
    return new DeadLetter(
        id, "message", "sends", "It failed 5 times", Instant.parse(at), "\nsome-send");
  }
}
