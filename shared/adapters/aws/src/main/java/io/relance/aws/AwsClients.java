package io.relance.aws;

import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Builds the clients of AWS services: on the HTTP client of the JDK, which adds no start time to a
 * function, and with retries for throttled calls.
 *
 * @param place configures the endpoint; the default is that of the environment
 */
public record AwsClients(Consumer<AwsClientBuilder<?, ?>> place) {
  private static final int ATTEMPTS = 8;

  /** A receive of a queue is answered after 20 seconds at the latest. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(25);

  private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(3);

  /** Region, credentials and endpoints from the environment, which Lambda sets. */
  public static AwsClients ofEnvironment() {
    return new AwsClients(_ -> {});
  }

  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C make(B builder) {
    place.accept(builder);
    return builder
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(LONGEST_CONNECTING)
                .socketTimeout(LONGEST_SILENCE))
        .overrideConfiguration(
            configuration ->
                configuration.retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS)
                        .build()))
        .build();
  }
}
