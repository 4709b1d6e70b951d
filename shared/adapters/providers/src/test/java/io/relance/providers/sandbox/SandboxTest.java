package io.relance.providers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.id.SendId;
import io.relance.domain.provider.EmailProvider.Email;
import io.relance.domain.provider.SendResult.Accepted;
import io.relance.domain.provider.SmsProvider.Sms;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SandboxTest {
  @Test
  void takesEverythingAtOnce() {
    var sms = new Sms(new SendId("send-1"), "from", "to", "text");
    var email =
        new Email(
            new SendId("send-2"),
            "from",
            "to",
            "subject",
            "html",
            Optional.empty(),
            Optional.empty());

    assertThat(new SandboxSms().send(sms)).isEqualTo(new Accepted("sandbox-send-1"));
    assertThat(new SandboxEmail().send(email)).isEqualTo(new Accepted("sandbox-send-2"));
    assertThat(new SandboxSms().supportsLookup()).isTrue();
    assertThat(new SandboxEmail().find(email, Instant.EPOCH)).isEmpty();
  }
}
