package io.relance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.application.sending.model.WorkerLeases;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C-A1: the settings of SES")
class SesSettingTest {
  private static final String FROM = "RELANCE_SES_FROM";
  private static final String TOPICS = "RELANCE_SES_TOPICS";
  private static final Map<String, String> SES =
      Map.of(
          FROM,
          "Bakery <hello@example.com>",
          TOPICS,
          "arn:aws:sns:eu-west-1:123456789012:emails",
          "RELANCE_SES_CONFIGURATION_SET",
          "events",
          "AWS_REGION",
          "eu-west-1");

  @Test
  void namesTheProviderAndTheSenderOfTheChannel() {
    var channel = providers(Settings.read(SES, 8080)).project().channelProviders().email();

    assertThat(channel.name()).isEqualTo("ses");
    assertThat(channel.defaultSender()).isEqualTo("Bakery <hello@example.com>");
    assertThat(Settings.read(SES, 8080).ses().orElseThrow().endpoint())
        .hasToString("https://email.eu-west-1.amazonaws.com");
  }

  @Test
  void refusesASecondProviderOfEmails() {
    var both = with("RELANCE_SMTP_URL", "smtp://localhost:25");
    both.put("RELANCE_EMAIL_FROM", "hello@example.com");

    assertThatThrownBy(() -> Settings.read(both, 8080))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(FROM)
        .hasMessageContaining("RELANCE_SMTP_URL");
  }

  @ParameterizedTest
  @CsvSource({
    "RELANCE_SES_FROM, hello at example.com, must be an email address",
    "RELANCE_SES_FROM, '', is missing",
    "RELANCE_SES_CONFIGURATION_SET, my events, must be the name of a configuration set",
    "RELANCE_SES_TOPICS, emails, must be ARNs of SNS topics",
    "RELANCE_AWS_ENDPOINT, http://aws.example.com, must begin with https://",
    "AWS_REGION, '', is missing",
    "RELANCE_TEST_CLOCK, true, must not be true while SES would really send",
  })
  void refusesAWrongValueByItsName(String name, String value, String problem) {
    assertThatThrownBy(() -> Settings.read(with(name, value), 8080))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(name)
        .hasMessageContaining(problem);
  }

  @Test
  @DisplayName("C-C10: without a topic no complaint arrives, and the server says so")
  void saysThatNothingIsReportedWithoutATopic() {
    var silent = Settings.read(with(TOPICS, ""), 8080);

    assertThat(WebhookVerifiers.of(silent).emailNotifications()).isEmpty();
    assertThat(providers(silent).contradictions())
        .anySatisfy(line -> assertThat(line).startsWith("RELANCE_SES_TOPICS is not set"));
    assertThat(providers(Settings.read(SES, 8080)).contradictions())
        .noneSatisfy(line -> assertThat(line).contains("RELANCE_SES_TOPICS"));
  }

  @Test
  void needsNoRegionForAServerOnThisMachine() {
    var standIn = with("RELANCE_AWS_ENDPOINT", "http://127.0.0.1:9");
    standIn.remove("AWS_REGION");
    standIn.put("RELANCE_TEST_CLOCK", "true");

    assertThat(Settings.read(standIn, 8080).ses().orElseThrow().endpoint())
        .hasToString("http://127.0.0.1:9");
  }

  private static Map<String, String> with(String name, String value) {
    var settings = new HashMap<>(SES);
    settings.put(name, value);
    return settings;
  }

  private static Providers providers(Settings settings) {
    var leases = WorkerLeases.singleProcess("boot-1", InstantSource.system());
    return new Providers(settings, InstantSource.system(), leases);
  }
}
