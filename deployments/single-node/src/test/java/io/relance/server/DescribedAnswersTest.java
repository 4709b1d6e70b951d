package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.relance.Project;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The answers that a fuzzer found to be others than the document describes. */
@DisplayName("docs/openapi.yml describes the answers that there are")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescribedAnswersTest {
  private OpenServer server;
  private JsonNode document;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    server = OpenServer.withEverything(folder);
    document =
        new ObjectMapper(new YAMLFactory())
            .readTree(Project.root().resolve("docs/openapi.yml").toFile());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void describesTheTypesOfATimeline() {
    var contact = "/v1/contacts/" + server.id("/v1/contacts");
    server.call(
        "PUT", contact + "/consents/sms", "{\"state\": \"unsubscribed\", \"source\": \"form\"}");

    var types =
        server
            .get(contact + "/timeline")
            .json()
            .path("items")
            .valueStream()
            .map(item -> item.path("type").asText())
            .toList();

    assertThat(types).contains("unsubscribed", "list-joined");
    assertThat(document.at("/components/schemas/TimelineType/enum"))
        .extracting(JsonNode::asText)
        .containsAll(types);
  }

  @Test
  void describesADraftThatIsNoFlowYet() {
    var draft = server.call("POST", "/v1/automations", "{\"name\": \"Draft\", \"flow\": {}}");

    assertThat(draft.status()).isEqualTo(201);
    assertThat(draft.json().path("flow").has("start")).isFalse();
    assertThat(document.at("/components/schemas/Flow/anyOf"))
        .anyMatch(it -> it.path("type").asText().equals("object"));
  }

  @Test
  void describesThePageOfALinkThatIsNotValid() {
    var page = server.send(server.request("/unsubscribe/0").POST(BodyPublishers.noBody()));

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.type()).startsWith("text/html");
    var described = document.path("paths").path("/unsubscribe/{token}").path("post");
    assertThat(described.at("/responses/404/content").has("text/html")).isTrue();
  }
}
