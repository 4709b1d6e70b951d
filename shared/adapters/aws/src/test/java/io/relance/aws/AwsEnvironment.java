package io.relance.aws;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * An AWS to test against, in names that no other run has: emulated at an endpoint that a setting
 * names, else in containers where Docker is there.
 */
public record AwsEnvironment(AwsClients clients, AwsNames names) {
  private static final AwsNames NAMES =
      new AwsNames("t" + UUID.randomUUID().toString().substring(0, 8) + "-");

  /** The environment, to be asked for only by tests that {@link OnAws} lets run. */
  public static AwsEnvironment of(AwsPart part) {
    return at(endpoint(part).orElseThrow());
  }

  /** Where a part is reached, if anywhere. */
  static Optional<URI> endpoint(AwsPart part) {
    return setting(part.setting())
        .map(URI::create)
        .or(
            () ->
                switch (part) {
                  case SERVICES -> LocalStackServer.endpoint();
                  case STREAMS -> DynamoDbLocalServer.endpoint();
                  case FIRING -> Optional.empty();
                });
  }

  /** The function among the services that does what the contract of flow engines asks, if any. */
  public static Optional<String> echoFunction() {
    return setting("RELANCE_AWS_ECHO_FUNCTION")
        .or(
            () ->
                setting(AwsPart.SERVICES.setting()).isPresent()
                    ? Optional.empty()
                    : Optional.of(EchoFunction.NAME));
  }

  /** As the environment or a property (in lower case, with dots) says. */
  private static Optional<String> setting(String name) {
    return Optional.ofNullable(System.getProperty(name.toLowerCase(Locale.ROOT).replace('_', '.')))
        .or(() -> Optional.ofNullable(System.getenv(name)));
  }

  private static AwsEnvironment at(URI endpoint) {
    var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    return new AwsEnvironment(
        new AwsClients(
            builder ->
                builder
                    .region(Region.EU_WEST_1)
                    .credentialsProvider(credentials)
                    .endpointOverride(endpoint)),
        NAMES);
  }
}
