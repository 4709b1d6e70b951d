package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.testkit.server.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-3: the server serves the console")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleScenarioTest {
  private OpenServer server;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = new OpenServer(folder);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, console/index.html",
    "/console, console/index.html",
    "/console/, index.html",
  })
  @DisplayName("Addresses are relative: behind a proxy or a stage they have a prefix")
  void leadsToTheIndex(String path, String location) {
    var answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(header(answer, "Location")).isEqualTo(location);
    assertThat(URI.create("https://example.com/live" + path).resolve(location))
        .hasToString("https://example.com/live/console/index.html");
  }

  @Test
  @DisplayName("Pages load nothing of other servers, and no code that is not a file")
  void servesTheIndex() {
    var answer = get("/console/index.html");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualToIgnoringCase("text/html; charset=utf-8");
    assertThat(answer.body()).startsWith("<!doctype html>").contains("<title>Relance</title>");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(header(answer, "Content-Security-Policy"))
        .contains(
            "default-src 'none'", "script-src 'self';", "style-src 'self';", "connect-src 'self';")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
        .doesNotContain("unsafe");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.headers().allValues("X-Content-Type-Options")).hasSize(1);
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(answer, "Strict-Transport-Security")).isEqualTo("max-age=31536000");
  }

  @Test
  void answersThatTheBrowserHasAFile() {
    var tag = header(get("/console/index.html"), "ETag");

    assertThat(tag).matches("\"[0-9a-f]{32}\"");
    for (var known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
      var answer = send(request("/console/index.html").header("If-None-Match", known).GET());
      assertThat(answer.statusCode()).as(known).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
      assertThat(header(answer, "ETag")).isEqualTo(tag);
      assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    }
    var changed = send(request("/console/index.html").header("If-None-Match", "\"other\"").GET());
    assertThat(changed.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/nothing.js",
        "/console/assets/",
        "/console/assets",
        "/console/sources.txt",
        "/console/index.html/",
        "/console/../relance.db",
        "/console/%2e%2e/%2e%2e/relance.db",
        "/console/..%2f..%2fpom.xml",
        "/console/%2fetc/passwd",
        "/console//etc/passwd",
        "/console/ConsoleFiles.class",
        "/console/index.html%00.js"
      })
  void hasNothingElse(String path) {
    var answer = get(path);

    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void answersOtherMethodsAsTheApiDoes() {
    var head = send(request("/console/index.html").method("HEAD", BodyPublishers.noBody()));
    var post = send(request("/console/index.html").POST(BodyPublishers.ofString("{}")));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "ETag")).isEqualTo(header(get("/console/index.html"), "ETag"));
    assertThat(post.statusCode()).isEqualTo(405);
  }

  private HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    return Http.send(request);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
