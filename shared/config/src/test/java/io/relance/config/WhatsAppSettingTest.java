package io.relance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.application.composition.Project;
import io.relance.application.sending.model.WorkerLeases;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The settings of WhatsApp")
class WhatsAppSettingTest {
  private static final Map<String, String> META =
      Map.of(
          "RELANCE_WHATSAPP_PHONE_NUMBER_ID", "106540352242922",
          "RELANCE_WHATSAPP_TOKEN", "a-token",
          "RELANCE_WHATSAPP_APP_SECRET", "a-secret",
          "RELANCE_WHATSAPP_VERIFY_TOKEN", "a-verify-token");

  @Test
  void namesTheProviderAndTheSenderOfTheChannel() {
    var channel = project(META).channelProviders().whatsApp();

    assertThat(channel.name()).isEqualTo("meta");
    assertThat(channel.defaultSender()).isEqualTo("106540352242922");
    assertThat(project(Map.of()).channelProviders().whatsApp().name()).isEqualTo("sandbox");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RELANCE_WHATSAPP_PHONE_NUMBER_ID",
        "RELANCE_WHATSAPP_TOKEN",
        "RELANCE_WHATSAPP_APP_SECRET",
        "RELANCE_WHATSAPP_VERIFY_TOKEN"
      })
  void refusesAPartOfThemByTheNameOfWhatIsMissing(String name) {
    var incomplete = with(name, "");

    assertThatThrownBy(() -> Settings.read(incomplete, 8080))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(name + " is missing");
  }

  @Test
  void refusesTheNumberInPlaceOfItsId() {
    assertThatThrownBy(
            () -> Settings.read(with("RELANCE_WHATSAPP_PHONE_NUMBER_ID", "+15550783881"), 8080))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("must be Meta's id of the number")
        .hasMessageContaining("+15550783881");
  }

  @Test
  void refusesAnAddressThatOthersCanRead() {
    assertThatThrownBy(
            () -> Settings.read(with("RELANCE_WHATSAPP_BASE_URL", "http://meta.example.com"), 8080))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("RELANCE_WHATSAPP_BASE_URL must begin with https://");
  }

  @Test
  void refusesTheTestClockWhileMetaWouldReallySend() {
    assertThatThrownBy(() -> Settings.read(with("RELANCE_TEST_CLOCK", "true"), 8080))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("RELANCE_TEST_CLOCK");
    var standIn = new HashMap<>(with("RELANCE_TEST_CLOCK", "true"));
    standIn.put("RELANCE_WHATSAPP_BASE_URL", "http://127.0.0.1:9");
    assertThat(Settings.read(standIn, 8080).whatsApp()).isPresent();
  }

  private static Map<String, String> with(String name, String value) {
    var settings = new HashMap<>(META);
    settings.put(name, value);
    return settings;
  }

  private static Project project(Map<String, String> settings) {
    var leases = WorkerLeases.singleProcess("boot-1", InstantSource.system());
    return new Providers(Settings.read(settings, 8080), InstantSource.system(), leases).project();
  }
}
