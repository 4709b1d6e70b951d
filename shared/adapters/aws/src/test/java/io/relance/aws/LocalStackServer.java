package io.relance.aws;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * LocalStack in a container, started once for all tests of this JVM, where Docker is there; it has
 * an {@link EchoFunction}.
 */
final class LocalStackServer {
  private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.7.0");

  private static final String HOST = "host.docker.internal";
  private static final Path SCRIPTS = Path.of("../../../tools/localstack/init");

  private LocalStackServer() {}

  /** Where it is reached; empty where there is no Docker. */
  static Optional<URI> endpoint() {
    return Started.ENDPOINT;
  }

  /** Whether there is Docker, and no setting says that its image is not to be had. */
  static boolean canStart() {
    return !"none".equals(System.getenv("RELANCE_LOCALSTACK"))
        && DockerClientFactory.instance().isDockerAvailable();
  }

  private static final class Started {
    private static final Optional<URI> ENDPOINT = start();

    private static Optional<URI> start() {
      return canStart() ? Optional.of(running().getEndpoint()) : Optional.empty();
    }

    private static LocalStackContainer running() {
      var container =
          new LocalStackContainer(IMAGE)
              .withExtraHost(HOST, "host-gateway")
              .withEnv("FUNCTIONS_URL", "http://" + HOST + ":" + EchoFunction.serve())
              .withCopyFileToContainer(
                  MountableFile.forHostPath(SCRIPTS), "/etc/localstack/init/start.d");
      container.start();
      Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
      return container;
    }
  }
}
