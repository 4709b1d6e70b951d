package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.config.Settings;
import io.relance.server.cli.Main;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("K-1: the owner token, from the first start to a lost one")
class OwnerTokenScenarioTest {
  private static final String FIRST = "first-owner-token-of-a-test";
  private static final String SECOND = "second-owner-token-of-a-test";

  @TempDir private Path folder;

  @Test
  void writesANewTokenToAPrivateFileWhereThereIsNoTerminal() throws IOException {
    var data = folder.resolve("data");
    var server = server(data);
    try {
      var lines = untilReady(server);

      var file = data.resolve("owner-token");
      var token = Files.readString(file).strip();
      assertThat(lines).noneMatch(line -> line.contains(token));
      assertThat(lines).anyMatch(line -> line.startsWith("owner token: in " + file));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(status(URI.create(lines.getLast().substring("ready ".length())), token))
          .isEqualTo(200);
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void replacesALostOrLeakedTokenByTheOneOfTheSettings() {
    assertThat(statusesWith(FIRST)).containsExactly(200, 401);

    assertThat(statusesWith(SECOND)).containsExactly(401, 200);
  }

  /** What the API answers to both tokens while the settings hold one of them. */
  private List<Integer> statusesWith(String configured) {
    var settings = Settings.read(Map.of("RELANCE_OWNER_TOKEN", configured), 0);
    try (var server = new Deployment(settings, folder, 0)) {
      return List.of(status(server.address(), FIRST), status(server.address(), SECOND));
    }
  }

  private static Process server(Path data) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "server",
            "--port",
            "0",
            "--data",
            data.toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("RELANCE_"));
    return builder.redirectErrorStream(true).start();
  }

  private static List<String> untilReady(Process server) throws IOException {
    var lines = new ArrayList<String>();
    var output = server.inputReader();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.startsWith("ready ")) {
        return lines;
      }
    }
    throw new IllegalStateException("The server did not start: " + lines);
  }

  private static int status(URI server, String token) {
    var request =
        HttpRequest.newBuilder(server.resolve("/v1/tokens"))
            .header("Authorization", "Bearer " + token)
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
