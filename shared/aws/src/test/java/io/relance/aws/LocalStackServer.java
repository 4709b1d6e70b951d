package io.relance.aws;

import java.net.URI;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack in a container, started once for all tests of this JVM, where Docker is there. */
final class LocalStackServer {
  private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.7.0");

  private LocalStackServer() {}

  /** Where it is reached; empty where there is no Docker. */
  static Optional<URI> endpoint() {
    return Started.ENDPOINT;
  }

  private static final class Started {
    private static final Optional<URI> ENDPOINT = start();

    private static Optional<URI> start() {
      return DockerClientFactory.instance().isDockerAvailable()
          ? Optional.of(running().getEndpoint())
          : Optional.empty();
    }

    private static LocalStackContainer running() {
      var container = new LocalStackContainer(IMAGE);
      container.start();
      Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
      return container;
    }
  }
}
