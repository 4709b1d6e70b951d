package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.persistence.Json;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("B8: the health of the server names a provider that refuses our account")
class PausedProviderScenarioTest {
  private static final String PHONE = "+33612345699";
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "hello", "elements": [
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
         "text": "Hello", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;

  @Test
  void saysSinceWhenAndWhatToCheck() {
    try (var server = new OpenServer(folder)) {
      var contact = server.make("/v1/contacts", Json.write(Map.of("phone", PHONE)));
      server.twilio().refuses(PHONE, 20003);
      server.enroll(server.active(FLOW), contact);
      server.advance("PT5S");

      var paused = server.get("/health");
      server.twilio().accepts(PHONE);
      server.advance("PT10M");
      var resumed = server.get("/health");

      assertThat(paused.status()).isEqualTo(200);
      assertThat(paused.text("/status")).isEqualTo("degraded");
      assertThat(paused.text("/checks/providers")).isEqualTo("degraded");
      assertThat(paused.text("/pausedProviders/0/provider")).isEqualTo("twilio");
      assertThat(paused.text("/pausedProviders/0/code")).isEqualTo("20003");
      assertThat(paused.text("/pausedProviders/0/since")).matches("20\\d\\d-.*Z");
      assertThat(paused.text("/pausedProviders/0/check")).contains("RELANCE_TWILIO_AUTH_TOKEN");
      assertThat(resumed.body()).doesNotContain("pausedProviders");
      assertThat(resumed.text("/checks/providers")).isEqualTo("ok");
    }
  }
}
