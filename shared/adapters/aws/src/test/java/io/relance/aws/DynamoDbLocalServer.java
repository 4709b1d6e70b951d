package io.relance.aws;

import java.net.URI;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * DynamoDB Local by itself, which has streams that LocalStack does not show; it comes in the image
 * of LocalStack, and is started once for all tests of this JVM, where Docker is there.
 */
final class DynamoDbLocalServer {
  private static final String IMAGE = "localstack/localstack:4.7.0";
  private static final String FOLDER = "/usr/lib/localstack/dynamodb-local/2/";
  private static final int PORT = 8000;

  private DynamoDbLocalServer() {}

  /** Where it is reached; empty where there is no Docker. */
  static Optional<URI> endpoint() {
    return Started.ENDPOINT;
  }

  private static final class Started {
    private static final Optional<URI> ENDPOINT = start();

    private static Optional<URI> start() {
      return LocalStackServer.canStart() ? Optional.of(endpoint(running())) : Optional.empty();
    }

    private static URI endpoint(GenericContainer<?> container) {
      return URI.create(
          "http://%s:%d".formatted(container.getHost(), container.getMappedPort(PORT)));
    }

    private static GenericContainer<?> running() {
      var container =
          new GenericContainer<>(DockerImageName.parse(IMAGE))
              .withExposedPorts(PORT)
              .withCreateContainerCmdModifier(
                  create -> create.withEntrypoint("/usr/lib/localstack/java/21/bin/java"))
              .withCommand(
                  "-Djava.library.path=" + FOLDER + "DynamoDBLocal_lib",
                  "-jar",
                  FOLDER + "DynamoDBLocal.jar",
                  "-inMemory",
                  "-port",
                  String.valueOf(PORT))
              .waitingFor(Wait.forListeningPort());
      container.start();
      Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
      return container;
    }
  }
}
