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
 * names, else in a container where Docker is there.
 */
public record AwsEnvironment(AwsClients clients, AwsNames names) {
  private static final AwsNames NAMES =
      new AwsNames("t" + UUID.randomUUID().toString().substring(0, 8) + "-");

  /** The environment, to be asked for only by tests that {@link OnAws} lets run. */
  public static AwsEnvironment of(AwsPart part) {
    return at(endpoint(part).orElseThrow());
  }

  /** Where a part is reached: as the environment or a property (in lower case, with dots) says. */
  static Optional<URI> endpoint(AwsPart part) {
    var property = part.setting().toLowerCase(Locale.ROOT).replace('_', '.');
    return Optional.ofNullable(System.getProperty(property))
        .or(() -> Optional.ofNullable(System.getenv(part.setting())))
        .map(URI::create)
        .or(() -> part == AwsPart.SERVICES ? LocalStackServer.endpoint() : Optional.empty());
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
