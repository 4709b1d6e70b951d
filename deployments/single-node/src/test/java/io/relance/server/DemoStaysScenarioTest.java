package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.Project;
import io.relance.application.persistence.Json;
import io.relance.server.demo.DemoCommand;
import io.relance.testkit.server.ApiClient;
import io.relance.testkit.server.Http;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@DisplayName("D-3: the demo stays open with the people of its week")
class DemoStaysScenarioTest {
  private static final String OPEN = "open http";

  @Test
  @Timeout(120)
  void servesItsWeekAfterwards() throws Exception {
    System.setProperty("relance.home", Project.root().toString());
    var link = new CompletableFuture<String>();
    var exit = new CompletableFuture<Integer>();
    var demo =
        Thread.ofPlatform()
            .start(() -> exit.complete(commandLine(link).execute("--stay", "--port", "0")));

    var address = URI.create(link.get(100, TimeUnit.SECONDS));
    var code = address.getFragment().replace("/in/", "");
    var access = signIn(address, code);
    var server = URI.create("http://" + address.getAuthority());
    var contacts = new ApiClient(server, access).get("/v1/contacts");
    demo.interrupt();

    assertThat(contacts.path("items").findValuesAsText("firstName")).contains("Camille");
    assertThat(exit.get(20, TimeUnit.SECONDS)).isZero();
  }

  private static CommandLine commandLine(CompletableFuture<String> link) {
    var screen =
        new StringWriter() {
          @Override
          public void flush() {
            toString()
                .lines()
                .filter(line -> line.startsWith(OPEN))
                .findFirst()
                .ifPresent(line -> link.complete(line.replace("open ", "")));
          }
        };
    return new CommandLine(new DemoCommand()).setOut(new PrintWriter(screen));
  }

  private static String signIn(URI server, String code) {
    var request =
        HttpRequest.newBuilder(server.resolve("/v1/session"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"code\": \"%s\"}".formatted(code)));
    return Json.tree(Http.send(request).body()).path("access").asText();
  }
}
