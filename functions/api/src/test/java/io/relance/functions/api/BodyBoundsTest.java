package io.relance.functions.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.relance.application.admin.Role;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-4, bad input: memory is bounded before it is used")
class BodyBoundsTest extends ApiTest {
  private static final String SIMULATIONS =
      "/v1/automations/01J00000000000000000000000/simulations";

  @Test
  void refusesManySmallValuesBeforeItMakesATree() {
    var bomb =
        "{\"contactId\": \"x\", \"event\": {\"variables\": {\"order\": {\"a\": [%s{}]}}}}"
            .formatted("{},".repeat(1_600_000));

    var answer =
        TestApi.send(
            api.withBody(SIMULATIONS, "POST", bomb)
                .setHeader("Authorization", "Bearer " + api.token("reader", Role.ANALYST)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/detail")).contains("at most 100,000 names and values");
  }

  @Test
  void refusesMoreThanTwoHundredAndFiftyLevels() {
    assertThat(api.post("/v1/lists", deep(251)).code()).isEqualTo("request.malformed");
    assertThat(api.post("/v1/lists", deep(250)).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/lists", "/v1/contacts", "/v1/tokens", "/v1/automations/x/activate"})
  void readsOnlyOrdinaryBodiesOnMostRoutes(String path) {
    var large = "{\"name\": \"%s\"}".formatted("x".repeat(300_000));

    assertThat(api.post(path, large).status()).isEqualTo(413);
    assertThat(api.post(path, large).text("/detail")).contains("256 KB");
    assertThat(
            TestApi.send(
                    api.withBody(path, "POST", "")
                        .POST(
                            BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(large.getBytes(UTF_8)))))
                .status())
        .isEqualTo(413);
  }

  @Test
  void readsLargeBodiesWhereAFlowIs() {
    var large = "{\"nickname\": \"%s\"}".formatted("x".repeat(300_000));

    assertThat(api.post("/v1/automations", large).status()).isEqualTo(422);
    assertThat(api.post("/v1/flows/checks", large).status()).isEqualTo(422);
  }

  @Test
  void refusesALargeBodyWhileFourOthersAreRead() {
    var halves = Stream.generate(this::halfABody).limit(LargeBodies.AT_A_TIME + 1).toList();
    try {
      assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () -> {
            while (halves.stream().noneMatch(RawRequest::isAnswered)) {
              Thread.onSpinWait();
            }
          });
      var answered = halves.stream().filter(RawRequest::isAnswered).toList();
      assertThat(answered).hasSize(1);
      assertThat(answered.getFirst().answer().toLowerCase(Locale.ROOT))
          .startsWith("http/1.1 503")
          .contains("retry-after: 1\r\n");
      assertThat(api.post("/v1/lists", "{\"name\": \"Small\"}").status()).isEqualTo(201);
    } finally {
      halves.forEach(RawRequest::close);
    }
  }

  private RawRequest halfABody() {
    return new RawRequest(
        api.uri("/"),
        """
        POST /v1/automations HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: 1000000\r
        \r
        {"name":\
        """
            .formatted(api.owner));
  }

  private static String deep(int levels) {
    return "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
  }
}
