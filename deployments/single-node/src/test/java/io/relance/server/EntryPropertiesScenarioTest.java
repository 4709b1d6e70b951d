package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("B5: texts use the properties of an enrollment, and the shop of the project")
class EntryPropertiesScenarioTest {
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "api"}, "start": "say", "elements": [
        {"id": "say", "name": "Say", "kind": "send-sms", "purpose": "transactional",
         "text": "{{ shop.name }}: {{ entry.code | default: 'no code' }}, {{ shop.url | remove: 'https://' }}",
         "next": "done"},
        {"id": "done", "name": "Done", "kind": "end"}]}
      """;

  @TempDir Path folder;
  @AutoClose private OpenServer server;

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
  }

  @Test
  void fillsInTheValuesOfEachEntry() {
    assertThat(received("+33639980021", "{\"code\": \"SPRING\"}"))
        .isEqualTo("Maison Lumen: SPRING, maison-lumen.myshopify.com");
    assertThat(received("+33639980022", "{}"))
        .isEqualTo("Maison Lumen: no code, maison-lumen.myshopify.com");
  }

  @Test
  void fillsThemInInASimulation() {
    var automation = server.active(FLOW);
    var request = "{\"contact\": {\"phone\": \"+33639980023\"}, \"properties\": {\"code\": \"X\"}}";

    var steps = server.done("/v1/automations/%s/simulations".formatted(automation), request).json();

    assertThat(steps.findValuesAsText("text"))
        .contains("Maison Lumen: X, maison-lumen.myshopify.com");
  }

  private String received(String phone, String properties) {
    var automation = server.active(FLOW);
    var contact = server.make("/v1/contacts", "{\"phone\": \"%s\"}".formatted(phone));
    server.done(
        "/v1/automations/%s/enrollments".formatted(automation),
        "{\"contactId\": \"%s\", \"properties\": %s}".formatted(contact, properties));
    server.advance("PT1M");
    return server.get("/v1/messages?contactId=" + contact).json().at("/items/0/text").asText();
  }
}
