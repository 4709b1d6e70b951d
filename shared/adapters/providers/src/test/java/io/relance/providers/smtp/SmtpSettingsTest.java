package io.relance.providers.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.relance.providers.smtp.SmtpSettings.Credentials;
import io.relance.providers.smtp.SmtpSettings.Encryption;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpSettingsTest {
  @Test
  void readsAWholeAddress() {
    assertThat(SmtpSettings.parse("smtp://lumen:p%40ss%3Aw+rd@mail.example.com:2525"))
        .isEqualTo(
            new SmtpSettings(
                Encryption.STARTTLS,
                "mail.example.com",
                2525,
                Optional.of(new Credentials("lumen", "p@ss:w+rd"))));
  }

  @Test
  void knowsTheUsualPorts() {
    assertThat(SmtpSettings.parse("smtp://mail.example.com").port()).isEqualTo(587);
    assertThat(SmtpSettings.parse("smtps://mail.example.com/").port()).isEqualTo(465);
    assertThat(SmtpSettings.parse("smtps://mail.example.com").encryption())
        .isEqualTo(Encryption.TLS);
    assertThat(SmtpSettings.parse("smtp://[::1]:25").host()).isEqualTo("::1");
  }

  @ParameterizedTest
  @CsvSource({
    "http://u:hidden@host, has to begin with smtp",
    "u:hidden@host:25, has to begin with smtp",
    "smtp://u:hidden@, has no host",
    "smtp://u:hidden@ho st, has no host",
    "smtp://u:hidden@host:0, has no port",
    "smtp://u:hidden@host:70000, has no port",
    "smtp://u:hidden@host:25/path, has no port",
    "smtp://hidden@host, needs user and password",
    "smtp://:hidden@host, needs user and password",
    "smtp://u:%zzhidden@host, has a broken percent escape"
  })
  void saysWhatIsWrongWithoutShowingThePassword(String url, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmtpSettings.parse(url))
        .withMessageContaining(problem)
        .withMessageNotContaining("hidden")
        .withNoCause();
  }

  @ParameterizedTest
  @DisplayName("M6: off this machine, TLS is required unless the setting permits its absence")
  @CsvSource({
    "smtps://mail.example.com, TLS",
    "smtp://mail.example.com, STARTTLS",
    "smtp+plain://mail.example.com, OPPORTUNISTIC",
    "smtp://localhost:2525, OPPORTUNISTIC",
    "smtp://[::1]:2525, OPPORTUNISTIC"
  })
  void requiresTlsOffThisMachine(String url, Encryption encryption) {
    assertThat(SmtpSettings.parse(url).encryption()).isEqualTo(encryption);
  }

  @Test
  void neverShowsThePassword() {
    assertThat(SmtpSettings.parse("smtp://u:hidden@host").toString()).doesNotContain("hidden");
  }
}
