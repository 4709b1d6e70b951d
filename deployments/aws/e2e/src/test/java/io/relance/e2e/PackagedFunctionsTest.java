package io.relance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each function as it is packaged, on Lambda's runtime client under Lambda's emulator, with its
 * event of {@code events/aws}. What it does to others is shown by the stories.
 */
@OnDeployment
@DisplayName("D-3: each packaged function takes its event")
class PackagedFunctionsTest {
  /** 32 MB as the quotas of Lambda count them. */
  private static final long LARGEST = 32L * 1024 * 1024;

  private final Deployment deployment;

  PackagedFunctionsTest(Deployment deployment) {
    this.deployment = deployment;
  }

  @Test
  void admitsWhoeverHoldsATokenAndNobodyElse() {
    var token = deployment.api().token();

    assertThat(effect(AwsEvents.authorization(token))).isEqualTo("Allow");
    assertThat(effect(AwsEvents.authorization("rl_other"))).isEqualTo("Deny");
  }

  private String effect(String event) {
    return answer("authorizer", event).at("/policyDocument/Statement/0/Effect").asText();
  }

  @Test
  void answersTheApi() {
    var answer = answer("api", AwsEvents.request(deployment.api().token()));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText()).contains("order-confirmation");
    assertThat(answer("api", AwsEvents.request("rl_other")).path("statusCode").asInt())
        .isEqualTo(401);
  }

  @Test
  @DisplayName("D-4: the signature is made over the bytes that the gateway encoded in base64")
  void takesADeliveryThatTheGatewayEncoded() {
    var event = AwsEvents.read("webhook-request");
    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();

    assertThat(answer("webhooks", event.toString()).path("statusCode").asInt()).isEqualTo(200);
    var other = event.put("body", event.path("body").asText().replaceFirst("^....", "eyAg"));
    assertThat(answer("webhooks", other.toString()).path("statusCode").asInt()).isEqualTo(401);
  }

  @Test
  void looksAtTheEndOfAnExecution() {
    var change = AwsEvents.read("execution-status-change").toString();

    assertThat(failures("ingest", AwsEvents.unnamed(change))).isEmpty();
  }

  @Test
  @DisplayName("D3.6: says which message failed, and no other")
  void tellsMessagesThatFailed() {
    for (var function : new String[] {"ingest", "sending"}) {
      assertThat(failures(function, AwsEvents.message("nobody's", "poison")))
          .as(function)
          .hasSize(1);
    }
  }

  private JsonNode failures(String function, String event) {
    return answer(function, event).path("batchItemFailures");
  }

  @Test
  void tellsTheTime() {
    assertThat(answer("agenda", AwsEvents.read("schedule-tick").toString()).isInt()).isTrue();
  }

  @Test
  void makesAnOwner() {
    assertThat(answer("create-owner-token", "{}").path("token").asText()).startsWith("rl_");
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.relance.lambda.IngestFunction", "io.relance.lambda.http.ApiFunction"})
  @DisplayName("D-3: a package is at most 32 MB")
  void weighsLittle(String handler) throws IOException {
    try (var jars = Files.list(Packages.find().of(handler).resolve("lib"))) {
      assertThat(jars.mapToLong(jar -> jar.toFile().length()).sum()).isLessThan(LARGEST);
    }
  }

  private JsonNode answer(String function, String event) {
    return Json.tree(deployment.invoke(function, event));
  }
}
