package io.relance.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("K-3: nobody listens where nothing can be written to")
class SenderApiTest {
  private static final String LISTENING =
      """
      {"name": "Menu", "flow": {"format": 1, "start": "hello",
        "trigger": {"kind": "inbound-message", "channel": "sms", "keywords": ["menu"],
          "match": "exact", "caseSensitive": false},
        "elements": [
          {"id": "hello", "name": "Hello", "kind": "send-sms", "text": "Hello", "next": "done"},
          {"id": "done", "name": "Done", "kind": "end", "outcome": "success"}]}}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void refusesToActivateUnderANameThatTakesNoAnswer() {
    try (var api = TestApi.textingFrom("MAISON", folder)) {
      var answer = activated(api);

      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.text("/diagnostics/0/code")).isEqualTo("trigger.sender-cannot-receive");
      assertThat(answer.text("/diagnostics/0/message")).contains("can receive sms messages");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"+33644600001", "38015", "MG0123456789abcdef0123456789abcdef"})
  void activatesUnderANumber(String number) {
    try (var api = TestApi.textingFrom(number, folder)) {
      assertThat(activated(api).status()).isEqualTo(200);
    }
  }

  private static Answer activated(TestApi api) {
    var automation = api.post("/v1/automations", LISTENING).text("/id");
    return api.post("/v1/automations/%s/activate".formatted(automation), "{}");
  }
}
