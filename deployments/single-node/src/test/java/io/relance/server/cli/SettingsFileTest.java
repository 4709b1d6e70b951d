package io.relance.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.config.InvalidSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
  @TempDir Path folder;

  @Test
  void readsAnEnvFile() throws IOException {
    var settings =
        read(
            """
            # the shop
            export RELANCE_COUNTRY="US"  # where it is
            RELANCE_TIME_ZONE = America/New_York # the east

            RELANCE_SMTP_URL='smtp://a:p\\ss#word@localhost:25'
            RELANCE_SHOPIFY_SECRET="a \\"quoted\\" one"
            RELANCE_TWILIO_AUTH_TOKEN=a#b=c
            RELANCE_LOG=
            """);

    assertThat(settings)
        .containsEntry("RELANCE_COUNTRY", "US")
        .containsEntry("RELANCE_TIME_ZONE", "America/New_York")
        .containsEntry("RELANCE_SMTP_URL", "smtp://a:p\\ss#word@localhost:25")
        .containsEntry("RELANCE_SHOPIFY_SECRET", "a \"quoted\" one")
        .containsEntry("RELANCE_TWILIO_AUTH_TOKEN", "a#b=c")
        .containsEntry("RELANCE_LOG", "");
  }

  @Test
  void letsTheEnvironmentOverrideTheFile() throws IOException {
    var file = Files.writeString(folder.resolve("settings"), "RELANCE_COUNTRY=US");

    assertThat(SettingsFile.under(file, Map.of("RELANCE_COUNTRY", "FR")))
        .containsEntry("RELANCE_COUNTRY", "FR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RELANCE_COUNTRY US | line 1 of",
        "RELANCE_COUNTRY=US;RELANCE_LOG=INFO;RELANCE_COUNTRY=FR | RELANCE_COUNTRY is set twice",
        "RELANCE_COUNTRY=\"US | the quotes in line 1",
        "RELANCE_CONTRY=US | Unknown setting RELANCE_CONTRY (did you mean RELANCE_COUNTRY?)",
        "PATH=/bin | Unknown setting PATH",
        "RELANCE_JIT=4 | RELANCE_JIT must be an environment variable"
      })
  void refusesWhatIsNoSetting(String lines, String message) {
    assertThatThrownBy(() -> read(lines.replace(";", "\n")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesUnknownVariablesOfTheEnvironment() {
    assertThatThrownBy(() -> SettingsFile.under(null, Map.of("RELANCE_SHOPIFY_SHOPP", "x")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("Unknown setting RELANCE_SHOPIFY_SHOPP (did you mean RELANCE_SHOPIFY_SHOP?)");
    assertThat(SettingsFile.under(null, Map.of("PATH", "/bin", "RELANCE_TOKEN", "x"))).hasSize(2);
  }

  private Map<String, String> read(String lines) throws IOException {
    return SettingsFile.under(Files.writeString(folder.resolve("settings"), lines), Map.of());
  }
}
