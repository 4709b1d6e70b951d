package io.relance.lambda;

import io.relance.aws.AwsFailures;
import io.relance.config.Secret;
import io.relance.domain.failure.ExternalFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Secrets of Secrets Manager, each fetched when it is first needed and again after five minutes: a
 * rotated secret needs no deployment, and no snapshot contains a secret.
 */
final class SecretsCache {
  private static final Logger LOG = LoggerFactory.getLogger(SecretsCache.class);
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final SecretsManagerClient client;
  private final InstantSource realTime;

  SecretsCache(SecretsManagerClient client, InstantSource realTime) {
    this.client = client;
    this.realTime = realTime;
  }

  Secret at(String arn) {
    return new Kept(arn);
  }

  private final class Kept implements Secret {
    private final String arn;
    private @Nullable Fetched fetched;

    Kept(String arn) {
      this.arn = arn;
    }

    @Override
    public synchronized String value() {
      var now = realTime.instant();
      var last = fetched;
      if (last == null) {
        return keep(fetch(), now);
      }
      return last.at().plus(KEPT).isAfter(now) ? last.value() : again(last, now);
    }

    /** If it cannot be fetched, the previous value may still be valid. */
    private String again(Fetched last, Instant now) {
      try {
        return keep(fetch(), now);
      } catch (ExternalFailure failure) {
        LOG.warn("A secret is used longer, for it cannot be fetched: {}", failure.getMessage());
        return last.value();
      }
    }

    private String keep(String value, Instant now) {
      fetched = new Fetched(value, now);
      return value;
    }

    private String fetch() {
      return AwsFailures.call(() -> client.getSecretValue(get -> get.secretId(arn)).secretString())
          .strip();
    }
  }

  private record Fetched(String value, Instant at) {
    @Override
    public String toString() {
      return "Fetched[at=" + at + "]";
    }
  }
}
