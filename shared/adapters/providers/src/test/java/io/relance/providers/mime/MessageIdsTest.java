package io.relance.providers.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.id.SendId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdsTest {
  @ParameterizedTest
  @ValueSource(strings = {"send-1", "a:b/c=d", "with space", "<x@y>", "..", "3D=3D"})
  void bringsTheSendIdBack(SendId sendId) {
    var messageId = MessageIds.of(sendId, "example.com");

    assertThat(messageId).matches("<[A-Za-z0-9=_-]+@example\\.com>");
    assertThat(MessageIds.sendId(messageId)).contains(sendId.value());
  }

  @Test
  void findsNoneInWhatIsNoMessageId() {
    assertThat(MessageIds.sendId("none")).isEmpty();
  }
}
