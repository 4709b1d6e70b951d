package io.relance.e2e;

import io.relance.aws.AwsClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * LocalStack in a container whose functions run on this side of it: it invokes them through a
 * {@link FunctionEndpoint}, whoever asks: executions, queues, the gateway or a client.
 */
public final class LocalStack implements AutoCloseable {
  private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.7.0");
  private static final String HOST = "host.docker.internal";
  private static final String SETTING = "RELANCE_LOCALSTACK";
  private static final Path SCRIPTS = Path.of("../../../tools/localstack/init");

  private final LocalStackContainer container;

  private LocalStack(LocalStackContainer container) {
    this.container = container;
  }

  /** Why there can be none here, if so. */
  public static Optional<String> missing() {
    if ("none".equals(System.getenv(SETTING))) {
      return Optional.of(SETTING + " says that there is no LocalStack");
    }
    return DockerClientFactory.instance().isDockerAvailable()
        ? Optional.empty()
        : Optional.of("there is no Docker for LocalStack");
  }

  /** Starts one; takes some seconds. */
  public static LocalStack start(FunctionEndpoint door) {
    var container =
        new LocalStackContainer(IMAGE)
            .withExtraHost(HOST, "host-gateway")
            .withEnv("SQS_DISABLE_CLOUDWATCH_METRICS", "1")
            .withEnv("ENABLE_CONFIG_UPDATES", "1")
            .withEnv("FUNCTIONS_URL", "http://" + HOST + ":" + door.port());
    container.withCopyFileToContainer(
        MountableFile.forHostPath(SCRIPTS), "/etc/localstack/init/start.d");
    container.start();
    return new LocalStack(container);
  }

  public URI endpoint() {
    return container.getEndpoint();
  }

  public AwsClients clients() {
    var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    return new AwsClients(
        builder ->
            builder
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials)
                .endpointOverride(endpoint()));
  }

  /** Changes one of its settings while it runs. */
  void configure(String variable, double value) {
    var body = "{\"variable\": \"%s\", \"value\": %s}".formatted(variable, value);
    var request =
        HttpRequest.newBuilder(endpoint().resolve("/_localstack/config"))
            .POST(BodyPublishers.ofString(body))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("LocalStack does not take a setting: " + answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while setting up LocalStack", e);
    }
  }

  /** What it has logged. */
  public String logs() {
    return container.getLogs();
  }

  @Override
  public void close() {
    container.stop();
  }
}
