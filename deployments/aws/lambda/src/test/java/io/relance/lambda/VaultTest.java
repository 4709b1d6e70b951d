package io.relance.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.domain.failure.TransientFailure;
import io.relance.testkit.time.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

@DisplayName("Secrets are kept elsewhere and may be rotated")
class VaultTest {
  private final HandClock clock = new HandClock(Instant.parse("2026-11-23T10:00:00Z"));
  private final Keeper keeper = new Keeper();
  private final SecretsCache secretsCache = new SecretsCache(keeper, clock);

  @Test
  void fetchesNothingBeforeItIsNeeded() {
    var secret = secretsCache.at("arn:1");

    assertThat(keeper.asked).isEmpty();
    assertThat(secret.value()).isEqualTo("first");
    assertThat(keeper.asked).containsExactly("arn:1");
  }

  @Test
  void takesUpARotationWithinFiveMinutes() {
    var secret = secretsCache.at("arn:1");
    secret.value();
    keeper.kept.set("second\n");

    clock.pass(Duration.ofMinutes(4));
    assertThat(secret.value()).isEqualTo("first");
    clock.pass(Duration.ofMinutes(1));
    assertThat(secret.value()).isEqualTo("second");
    assertThat(keeper.asked).hasSize(2);
  }

  @Test
  void usesTheLastOneWhileItCannotBeFetched() {
    var secret = secretsCache.at("arn:1");
    secret.value();
    keeper.answers = false;
    clock.pass(Duration.ofHours(1));

    assertThat(secret.value()).isEqualTo("first");
  }

  @Test
  void failsWhenItWasNeverFetched() {
    keeper.answers = false;

    assertThatThrownBy(() -> secretsCache.at("arn:1").value()).isInstanceOf(TransientFailure.class);
  }

  /** Secrets Manager with one secret. */
  private static final class Keeper implements SecretsManagerClient {
    final AtomicReference<String> kept = new AtomicReference<>("first");
    final List<String> asked = new ArrayList<>();
    boolean answers = true;

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
      if (!answers) {
        throw SdkClientException.create("no answer");
      }
      asked.add(request.secretId());
      return GetSecretValueResponse.builder().secretString(kept.get()).build();
    }

    @Override
    public String serviceName() {
      return "secretsmanager";
    }

    @Override
    public void close() {}
  }
}
