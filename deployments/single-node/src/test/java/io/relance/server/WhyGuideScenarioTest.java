package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.application.persistence.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("G11: docs/operations.md shows what an explanation looks like")
class WhyGuideScenarioTest {
  private static final Path GUIDE = Path.of("../../docs/operations.md");

  @TempDir Path folder;

  @Test
  void answersAsTheGuideShows() throws IOException {
    try (var server = new OpenServer(folder)) {
      var contact = server.make("/v1/contacts", "{\"phone\": \"+33612345699\"}");
      var automation = server.active(example("flow"));
      server.enroll(automation, contact);
      server.advance("PT1M");

      var why = "/v1/contacts/%s/why?automationId=%s".formatted(contact, automation);

      assertThat(plain(server.get(why).json())).isEqualTo(plain(Json.tree(example("why"))));
    }
  }

  /** Without ids and times. */
  private static JsonNode plain(JsonNode explanation) {
    ((ObjectNode) explanation).remove(List.of("contactId", "automationId", "automationName"));
    for (var fact : explanation.path("facts")) {
      var plain = (ObjectNode) fact;
      plain.remove(List.of("at", "eventId", "enrollmentId", "until"));
      plain.put("sentence", fact.path("sentence").asText().replaceFirst("event .*", "event …"));
    }
    return explanation;
  }

  private static String example(String kind) throws IOException {
    var block =
        Pattern.compile("^```json " + kind + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    var found = block.matcher(Files.readString(GUIDE));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
