package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Json;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("B8: what a provider refused is resent over the API, and never twice by accident")
class ResendScenarioTest {
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "hello", "elements": [
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
         "text": "Hello", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;
  private static final String REASON = "The sender is not one of our Twilio numbers.";

  @TempDir Path folder;

  @Test
  void resendsWhatWasRefused() throws Exception {
    try (var server = OpenServer.on(folder)) {
      server.twilio().refuses("+33612345699", 21659);
      var contact = server.make("/v1/contacts", Json.write(Map.of("phone", "+33612345699")));
      server.enroll(server.active(FLOW), contact);
      server.advance("PT1M");
      var message = server.get("/v1/messages?state=failed").at("/items/0");
      assertThat(message.path("reason").asText()).isEqualTo(REASON);
    }
  }
}
