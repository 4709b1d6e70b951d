package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.admin.Audit;
import io.relance.config.Settings;
import io.relance.domain.store.PageRequest;
import io.relance.testkit.server.Http;
import io.relance.testkit.server.ServerProcess;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("K-1: the owner signs in with a link")
class SignInScenarioTest {
  @TempDir Path folder;

  @Test
  @DisplayName("Its server runs: only the server uses the database, and still knows the link")
  void signsInWithALinkThatIsMadeWhileTheServerRuns() {
    try (var server = open()) {
      var link = link("--port", "8123");

      assertThat(link).startsWith("open http://localhost:8123/console/index.html#/in/");
      assertThat(signIn(server, link)).isEqualTo(201);
      assertThat(signIn(server, link)).isEqualTo(401);
      assertThat(folder.resolve("sign-in")).isEmptyDirectory();
      assertThat(entries(server))
          .contains("command-line sign-in-link.create", "owner session.create");
    }
  }

  @Test
  void signsInWithALinkThatWasMadeBeforeTheServerStarted() {
    open().close();

    var link = link();

    try (var server = open()) {
      assertThat(signIn(server, link)).isEqualTo(201);
      assertThat(signIn(server, link.replaceFirst(".$", "x"))).isEqualTo(401);
    }
  }

  @Test
  void printsALinkAtTheFirstStartOnly() {
    var command =
        Terminal.command("server", "--port", "0", "--host", "0.0.0.0", "--data", folder.toString());
    try (var first = ServerProcess.startReady(command, Map.of())) {
      var link =
          first.greeting().lines().filter(line -> line.startsWith("open ")).toList().getFirst();
      var address = URI.create(link.replace("open ", ""));

      assertThat(first.greeting()).contains("owner token (shown once, keep it): rl_");
      assertThat(address.getHost()).isEqualTo("localhost");
      assertThat(signIn(URI.create("http://" + address.getAuthority()), link)).isEqualTo(201);
    }
    try (var second = ServerProcess.startReady(command, Map.of())) {
      assertThat(second.greeting()).doesNotContain("open ", "owner token");
    }
  }

  @Test
  void namesThePublicAddressInTheLink() {
    open().close();

    var screen =
        Terminal.relance(
            Map.of("RELANCE_PUBLIC_URL", "https://shop.example.com/relance"),
            "server",
            "--sign-in-link",
            "--data",
            folder.toString());

    assertThat(screen.text())
        .startsWith("open https://shop.example.com/relance/console/index.html#/in/");
  }

  @Test
  void saysThatThereIsNoServerOfAFolder() {
    var screen =
        Terminal.relance(
            Map.of(), "server", "--sign-in-link", "--data", folder.resolve("none").toString());

    assertThat(screen.exit()).isNotZero();
    assertThat(screen.text()).contains("--data must be the data folder of a server");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void ignoresOtherFilesOfTheFolder() throws Exception {
    try (var server = open()) {
      var made = Files.createDirectories(folder.resolve("sign-in"));
      Files.writeString(made.resolve("notes.txt"), "mine");
      Files.writeString(made.resolve("0".repeat(26)), "no time");

      assertThat(signIn(server, "open #/in/guess")).isEqualTo(401);
      assertThat(made.resolve("notes.txt")).exists();
      assertThat(made.resolve("0".repeat(26))).doesNotExist();
    }
  }

  private Deployment open() {
    return new Deployment(Settings.read(Map.of(), 0), folder, 0);
  }

  private String link(String... more) {
    var arguments =
        Stream.concat(
                Stream.of("server", "--sign-in-link", "--data", folder.toString()), Stream.of(more))
            .toArray(String[]::new);
    var screen = Terminal.relance(Map.of(), arguments);
    assertThat(screen.exit()).as(screen.text()).isZero();
    return screen.text().strip();
  }

  private static List<String> entries(Deployment server) {
    var audit = server.relance().administration().audit();
    return audit.list(new Audit.Filter("", ""), PageRequest.first(10)).items().stream()
        .map(entry -> entry.actor().name() + " " + entry.action())
        .toList();
  }

  private static int signIn(Deployment server, String link) {
    return signIn(server.address(), link);
  }

  private static int signIn(URI server, String link) {
    var code = link.substring(link.lastIndexOf('/') + 1);
    var request =
        HttpRequest.newBuilder(server.resolve("/v1/session"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"code\": \"%s\"}".formatted(code)));
    return Http.send(request).statusCode();
  }
}
