package io.relance.aws;

import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Makes the clients of services, all alike: on the HTTP client of the JDK, which costs a function
 * no start time, and patient with throttling.
 *
 * @param place says where AWS is; by default the environment does
 */
public record AwsClients(Consumer<AwsClientBuilder<?, ?>> place) {
  private static final int ATTEMPTS = 8;

  /** A receive of a queue is answered after 20 seconds at the latest. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(25);

  private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(3);

  /** Region, credentials and endpoints as the environment says, which in Lambda is complete. */
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
