package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Role;
import io.relance.application.idempotency.IdempotencyStore;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.domain.store.Query;
import io.relance.testkit.time.HandClock;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D-4: a POST with an Idempotency-Key is done once")
class RepeatedRequestsTest {
  private static final String PATH = "/v1/tokens";
  private static final String BODY = "{\"name\": \"Mia\", \"role\": \"manager\"}";

  @TempDir Path folder;

  private TestApi api;

  @BeforeEach
  void start() {
    api = new TestApi(folder);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void answersTheSameAgain() {
    var first = post("key-1", BODY);
    var second = post("key-1", BODY);

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(api.tokens().all()).hasSize(2);
  }

  @Test
  void doesWhatComesWithoutAKeyEachTime() {
    api.post(PATH, BODY);
    api.post(PATH, BODY);

    assertThat(api.tokens().all()).hasSize(3);
  }

  @Test
  void refusesTheKeyOfAnotherRequest() {
    post("key-1", BODY);
    var otherBody = post("key-1", BODY.replace("Mia", "Max"));
    var otherPath =
        TestApi.send(
            api.withBody("/v1/automations", "POST", BODY).header("Idempotency-Key", "key-1"));

    assertThat(otherBody.status()).isEqualTo(422);
    assertThat(otherBody.isProblem()).isTrue();
    assertThat(otherBody.code()).isEqualTo("idempotency.key-reused");
    assertThat(otherBody.text("/detail")).isEqualTo("This key was used for a different request");
    assertThat(otherPath.code()).isEqualTo("idempotency.key-reused");
  }

  @Test
  void keepsTheKeysOfCallersApart() {
    post("key-1", BODY);
    var other = api.token("Otto", Role.OWNER);
    var answer =
        TestApi.send(
            HttpRequest.newBuilder(api.uri(PATH))
                .header("Authorization", "Bearer " + other)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "key-1")
                .POST(HttpRequest.BodyPublishers.ofString(BODY)));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void forgetsAfterADay() {
    var wall = new HandClock(Instant.parse("2026-11-23T10:00:00Z"));
    var kept =
        new IdempotencyStore(
            api.store,
            InstantSource.system(),
            wall,
            wall,
            WorkerLeases.singleProcess("boot-1", wall));
    var request = new IdempotencyStore.Request(api.owner, "key-2", PATH + "\n" + BODY);
    var response = new IdempotencyStore.Response(201, Optional.empty(), Optional.of("{}"));
    kept.complete(((IdempotencyStore.Attempt.Claimed) kept.begin(request)).request(), response);

    wall.pass(Duration.ofHours(23));
    assertThat(kept.begin(request)).isEqualTo(new IdempotencyStore.Attempt.Completed(response));
    wall.pass(Duration.ofHours(2));
    assertThat(kept.begin(request)).isInstanceOf(IdempotencyStore.Attempt.Claimed.class);
  }

  @Test
  @DisplayName("D-4: a key is kept for a day outside, however far a test clock is moved")
  void keepsAKeyWhileATestClockIsMoved() {
    var first = post("key-1", BODY);
    api.clock.pass(Duration.ofDays(30));
    var again = post("key-1", BODY);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void ignoresTheKeyWhereNothingIsMade() {
    var flow = api.post("/v1/automations", "{\"name\": \"A\", \"trigger\": {\"kind\": \"api\"}}");
    var path = "/v1/automations/%s/validate".formatted(flow.text("/id"));
    var request = api.withBody(path, "POST", "").header("Idempotency-Key", "key-1");

    assertThat(TestApi.send(request).status()).isEqualTo(200);
    assertThat(TestApi.send(request).header("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void leavesTheKeyFreeWhenTheRequestWasRefused() {
    var refused = post("key-1", "{\"name\": \"Mia\"}");
    var corrected = post("key-1", BODY);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(corrected.status()).isEqualTo(201);
  }

  @Test
  void doesOneOfManyAtOnce() {
    var answers =
        IntStream.range(0, 8)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> post("key-1", BODY)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).extracting(Answer::status).containsAnyOf(201).isSubsetOf(201, 409);
    assertThat(api.tokens().all()).hasSize(2);
  }

  @Test
  void refusesWhileTheSameIsBeingDoneButNotAfterAKill() {
    var request = new IdempotencyStore.Request(api.owner, "key-1", PATH + "\n" + BODY);
    answersOf("boot-1").begin(request);
    var meanwhile = post("key-1", BODY);
    api.close();
    api = TestApi.again(folder);
    var afterTheRestart = post("key-1", BODY);

    assertThat(meanwhile.status()).isEqualTo(409);
    assertThat(meanwhile.code()).isEqualTo("idempotency.in-progress");
    assertThat(afterTheRestart.status()).isEqualTo(201);
  }

  @Test
  void refusesAKeyOfMoreThan200Characters() {
    assertThat(post("k".repeat(200), BODY).status()).isEqualTo(201);
    assertThat(post("k".repeat(201), BODY).code()).isEqualTo("idempotency.key");
  }

  @Test
  void keepsNoAnswerThatOthersCanRead() {
    var secret = post("key-1", BODY).text("/token");
    var request = new IdempotencyStore.Request(api.owner, "key-1", PATH + "\n" + BODY);
    var kept =
        api.store
            .all(Query.of(Tables.PLATFORM, request.at().partition()))
            .map(Object::toString)
            .toList();

    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst()).doesNotContain(secret, "Mia", "key-1", api.owner);
  }

  private IdempotencyStore answersOf(String process) {
    var real = InstantSource.system();
    return new IdempotencyStore(
        api.store, real, real, real, WorkerLeases.singleProcess(process, real));
  }

  private Answer post(String key, String body) {
    return TestApi.send(api.withBody(PATH, "POST", body).header("Idempotency-Key", key));
  }
}
