package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.testkit.server.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S-7: lists are exported by the API")
class ExportsScenarioTest {
  @TempDir Path folder;
  @AutoClose private OpenServer server;
  private String list = "";

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
    list = server.make("/v1/lists", "{\"name\": \"Fair\"}");
  }

  @Test
  @DisplayName("What was imported is exported, and can be imported again")
  void exportsWhatWasImported() {
    var imports = new ImportStory(server);
    var body = "{\"kind\": \"contacts\", \"listId\": \"%s\"}".formatted(list);
    imports.imported(
        body,
        """
        email,firstName,score
        e1@example.org,Ana,=2*3
        e2@example.org,Béa,7
        """);

    var started = server.call("POST", "/v1/lists/%s/exports".formatted(list), format("csv"));
    server.advance("PT1S");
    var done = server.get("/v1/exports/" + started.text("/id")).json();

    assertThat(started.status()).isEqualTo(202);
    assertThat(done.path("state").asText()).isEqualTo("done");
    assertThat(done.path("rows").asInt()).isEqualTo(2);
    var url = URI.create(done.at("/download/url").asText());
    var file = Http.send(HttpRequest.newBuilder(url).GET());
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .contains("contacts.csv");
    assertThat(file.body()).contains("e1@example.org", "Béa", "'=2*3");
    var again = imports.imported("{\"kind\": \"contacts\"}", file.body());
    assertThat(again.path("updated").asInt()).isEqualTo(2);
    assertThat(again.path("rejected").asInt()).isZero();
  }

  @Test
  void exportsTheMembersOfASegment() {
    server.make("/v1/contacts", "{\"email\": \"in@example.org\", \"country\": \"PT\"}");
    server.make("/v1/contacts", "{\"email\": \"out@example.org\", \"country\": \"ES\"}");
    var segment =
        server.make(
            "/v1/segments",
            "{\"name\": \"Portugal\", \"criteria\": {\"property\": \"country\", \"is\": \"PT\"}}");

    var started = server.call("POST", "/v1/segments/%s/exports".formatted(segment), format("csv"));
    server.advance("PT1S");
    var done = server.get("/v1/exports/" + started.text("/id")).json();

    assertThat(done.path("rows").asInt()).isEqualTo(1);
    var url = URI.create(done.at("/download/url").asText());
    assertThat(Http.send(HttpRequest.newBuilder(url).GET()).body())
        .contains("in@example.org")
        .doesNotContain("out@example.org");
  }

  @Test
  void writesWorkbooks() {
    var started = server.call("POST", "/v1/lists/%s/exports".formatted(list), format("xlsx"));
    server.advance("PT1S");

    var done = server.get("/v1/exports/" + started.text("/id")).json();
    assertThat(done.path("state").asText()).isEqualTo("done");
    assertThat(done.path("format").asText()).isEqualTo("xlsx");
    assertThat(server.get("/v1/jobs/" + started.text("/id")).text("/kind")).isEqualTo("export");
  }

  private static String format(String name) {
    return "{\"format\": \"%s\"}".formatted(name);
  }
}
