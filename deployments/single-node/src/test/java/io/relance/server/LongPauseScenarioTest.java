package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D7.8: a pause of sending may last longer than an execution waits for its messages")
class LongPauseScenarioTest {
  private static final String PHONE = "+33639980001";
  private static final String FLOW =
      """
      {"format": 1, "trigger": {"kind": "manual"}, "start": "hello", "elements": [
        {"id": "hello", "name": "Hello", "kind": "send-sms", "purpose": "transactional",
         "text": "Hello", "next": "again"},
        {"id": "again", "name": "Again", "kind": "send-sms", "purpose": "transactional",
         "text": "Hello again", "next": "done"},
        {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}
      """;

  @TempDir Path folder;
  @AutoClose private OpenServer server;

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
  }

  @Test
  @DisplayName("The message leaves once when sending resumes; a replay continues after it")
  void losesNoMessageAndNoContact() {
    var contact = server.subscriber(PHONE);
    var automation = server.active(FLOW);
    server.done("/v1/sending/pause", "{}");
    server.enroll(automation, contact);
    server.advance("PT1M");

    server.advance("P31D");
    server.advance("PT10M");
    assertThat(server.textsTo(contact)).isEmpty();
    var letter = server.get("/v1/dead-letters").text("/items/0/id");

    server.done("/v1/sending/resume", "{}");
    server.advance("PT5M");
    assertThat(server.textsTo(contact)).containsExactly("Hello");

    server.done("/v1/dead-letters/%s/replay".formatted(letter), "{}");
    server.advance("PT5M");
    assertThat(server.textsTo(contact)).containsExactly("Hello", "Hello again");
    assertThat(server.report(automation).at("/outcomes/success").asLong()).isEqualTo(1);
  }
}
