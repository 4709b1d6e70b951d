package io.relance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.application.composition.Project;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.application.sending.provider.ChannelProvider;
import io.relance.domain.contact.Channel;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The settings of AWS End User Messaging")
class AwsSmsSettingTest {
  private static final String ORIGINATION = "RELANCE_AWS_SMS_ORIGINATION";
  private static final String TOPICS = "RELANCE_AWS_SMS_TOPICS";
  private static final Map<String, String> AWS =
      Map.of(
          ORIGINATION,
          "+33757000001",
          TOPICS,
          "arn:aws:sns:eu-west-1:123456789012:texts",
          "RELANCE_AWS_SMS_CONFIGURATION_SET",
          "events",
          "AWS_REGION",
          "eu-west-1");

  @Test
  void namesTheProviderAndTheSenderOfTheChannel() {
    var channel = project(AWS).channelProviders().sms();

    assertThat(channel.name()).isEqualTo("aws-sms");
    assertThat(channel.defaultSender()).isEqualTo("+33757000001");
    assertThat(project(AWS).ownNumbers()).containsExactly("+33757000001");
    assertThat(Settings.read(AWS, 8080).awsSms().orElseThrow().endpoint())
        .hasToString("https://sms-voice.eu-west-1.amazonaws.com");
  }

  @Test
  void takesTwilioTogetherWithAwsAsTheDefault() {
    var channels = project(withTwilio("+12025550199")).channelProviders();

    assertThat(channels.sms().name()).isEqualTo("twilio");
    assertThat(channels.texts())
        .extracting(ChannelProvider::defaultSender)
        .containsExactly("+12025550199", "+33757000001");
    assertThat(channels.names()).startsWith("twilio", "aws-sms");
    assertThat(project(withTwilio("+12025550199")).ownNumbers())
        .containsExactlyInAnyOrder("+12025550199", "+33757000001");
  }

  @Test
  @DisplayName("The sender finds its provider, and one that no provider has finds none")
  void choosesTheProviderBySender() {
    var channels = project(withTwilio("+12025550199")).channelProviders();

    assertThat(channels.having(Channel.SMS, "+33757000001"))
        .hasValueSatisfying(it -> assertThat(it.name()).isEqualTo("aws-sms"));
    assertThat(channels.having(Channel.SMS, "BAKERY")).isEmpty();
    assertThat(project(AWS).channelProviders().having(Channel.SMS, "BAKERY")).isPresent();
  }

  @Test
  @DisplayName("K-3: texts are received while one of two senders can receive")
  void receivesByOneOfTwoSenders() {
    var named = new HashMap<>(withTwilio("BAKERY"));

    assertThat(project(named).receives(Channel.SMS)).isTrue();

    named.put(TOPICS, "");

    assertThat(project(named).receives(Channel.SMS)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"+33757000001", "33757000001"})
  void refusesOneNumberForTwoProviders(String number) {
    var both = withTwilio("+33757000001");
    both.put(ORIGINATION, number);

    assertThatThrownBy(() -> Settings.read(both, 8080))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(ORIGINATION)
        .hasMessageContaining("must differ from RELANCE_TWILIO_FROM")
        .hasMessageContaining(number);
  }

  @ParameterizedTest
  @CsvSource({
    "RELANCE_AWS_SMS_ORIGINATION, 06 12 34 56 78, must be a number such as",
    "RELANCE_AWS_SMS_ORIGINATION, '', is missing",
    "RELANCE_AWS_SMS_CONFIGURATION_SET, my events, must be the name or ARN",
    "RELANCE_AWS_SMS_TOPICS, texts, must be ARNs of SNS topics",
    "RELANCE_AWS_ENDPOINT, http://aws.example.com, must begin with https://",
    "AWS_REGION, '', is missing",
    "AWS_REGION, Ireland, must be a region such as eu-west-1",
    "RELANCE_TEST_CLOCK, true, must not be true while AWS would really send",
  })
  void refusesAWrongValueByItsName(String name, String value, String problem) {
    assertThatThrownBy(() -> Settings.read(with(name, value), 8080))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(name)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "+33757000001, true",
    "36180, true",
    "BAKERY, false",
    "pool-0123456789abcdef0123456789abcdef, true",
    "phone-0123456789abcdef0123456789abcdef, true",
    "arn:aws:sms-voice:eu-west-1:123456789012:pool/pool-0123456789abcdef, true",
    "arn:aws:sms-voice:eu-west-1:123456789012:sender-id/BAKERY/FR, false",
  })
  @DisplayName("K-3: numbers and pools receive, sender IDs do not")
  void knowsWhichSendersReceive(String origination, boolean receives) {
    assertThat(project(with(ORIGINATION, origination)).receives(Channel.SMS)).isEqualTo(receives);
  }

  @Test
  @DisplayName("K-3: a number whose topic is not named receives nothing, and the server says so")
  void receivesNothingWithoutATopic() {
    var deaf = Settings.read(with(TOPICS, ""), 8080);

    assertThat(project(with(TOPICS, "")).receives(Channel.SMS)).isFalse();
    assertThat(WebhookVerifiers.of(deaf).textNotifications()).isEmpty();
    assertThat(providers(deaf).contradictions())
        .anySatisfy(line -> assertThat(line).startsWith("RELANCE_AWS_SMS_TOPICS is not set"));
    assertThat(providers(Settings.read(AWS, 8080)).contradictions())
        .noneSatisfy(line -> assertThat(line).contains("RELANCE_AWS_SMS_TOPICS"));
  }

  @Test
  void needsNoRegionForAServerOnThisMachine() {
    var standIn = with("RELANCE_AWS_ENDPOINT", "http://127.0.0.1:9");
    standIn.remove("AWS_REGION");
    standIn.put("RELANCE_TEST_CLOCK", "true");

    assertThat(Settings.read(standIn, 8080).awsSms().orElseThrow().endpoint())
        .hasToString("http://127.0.0.1:9");
  }

  @Test
  void neverShowsAKey() {
    var keys = with("AWS_ACCESS_KEY_ID", "AKIDINVENTED");
    keys.put("AWS_SECRET_ACCESS_KEY", "an-invented-secret-key");
    keys.put("AWS_SESSION_TOKEN", "an-invented-session");

    assertThat(Settings.read(keys, 8080).toString())
        .doesNotContain("an-invented-secret-key", "an-invented-session");
  }

  private static Map<String, String> withTwilio(String from) {
    var both = with("RELANCE_TWILIO_FROM", from);
    both.put("RELANCE_TWILIO_ACCOUNT_SID", "AC1");
    both.put("RELANCE_TWILIO_AUTH_TOKEN", "a-token");
    return both;
  }

  private static Map<String, String> with(String name, String value) {
    var settings = new HashMap<>(AWS);
    settings.put(name, value);
    return settings;
  }

  private static Project project(Map<String, String> settings) {
    return providers(Settings.read(settings, 8080)).project();
  }

  private static Providers providers(Settings settings) {
    var leases = WorkerLeases.singleProcess("boot-1", InstantSource.system());
    return new Providers(settings, InstantSource.system(), leases);
  }
}
