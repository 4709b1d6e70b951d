package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("K-7, K-14: a preview shows the property that gets the keyword")
class StoredKeywordScenarioTest {
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "keyword", "channels": ["sms"],
         "keywords": ["Pumpkin", "Apple pie"], "storeAs": "favoriteFlavor"},
       "start": "bye", "elements": [
         {"id": "bye", "kind": "message",
          "text": "{{ contact.properties.favoriteFlavor | default: 'Nothing' }} it is."}]}
      """;

  @TempDir private Path folder;
  @AutoClose private OpenServer server;

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
  }

  @Test
  void storesTheKeywordAsItIsWrittenInTheFlow() {
    var contact = server.subscriber("+33639980101");
    var automation = server.active(FLOW);

    var steps =
        server
            .call(
                "POST",
                "/v1/automations/%s/simulations".formatted(automation),
                """
                {"contactId": "%s", "event": {"variables": {"message": {"text": "apple PIE"}}}}
                """
                    .formatted(contact))
            .json()
            .path("steps");
    server.texted("+33639980101", "apple PIE");

    assertThat(steps.at("/0/sets/favoriteFlavor").asText()).isEqualTo("Apple pie");
    assertThat(steps.findValue("message").path("text").asText()).isEqualTo("Apple pie it is.");
    assertThat(server.textsTo(contact)).containsExactly("Apple pie it is.");
  }
}
