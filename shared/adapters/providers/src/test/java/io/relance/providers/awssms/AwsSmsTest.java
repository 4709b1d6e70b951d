package io.relance.providers.awssms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.domain.id.SendId;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Accepted;
import io.relance.domain.provider.SendResult.AccountFault;
import io.relance.domain.provider.SendResult.Ambiguous;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.domain.provider.SendResult.NotAccepted;
import io.relance.domain.provider.SendResult.Rejected;
import io.relance.domain.provider.SmsProvider.Sms;
import io.relance.providers.Timeouts;
import io.relance.testkit.fake.AwsSmsFault;
import io.relance.testkit.fake.FakeAwsSms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

@DisplayName("C-A2, D5.3: what the answer of AWS End User Messaging means for a text")
class AwsSmsTest {
  private static final String TO = "+33612345678";
  private static final Timeouts SHORT =
      new Timeouts(Duration.ofMillis(400), Duration.ofMillis(200));

  private final FakeAwsSms aws = FakeAwsSms.start();
  private final AwsSms provider = provider(ours(), Timeouts.USUAL);

  @AfterEach
  void stop() {
    provider.close();
    aws.close();
  }

  @Test
  void passesASignedTextWithItsSendIdAndItsConfigurationSet() {
    var sendResult = send("Bonjour Camille 🎂");

    var accepted = aws.accepted().getFirst();
    assertThat(sendResult).isEqualTo(new Accepted(accepted.id()));
    assertThat(accepted.from()).isEqualTo(aws.account().number());
    assertThat(accepted.to()).isEqualTo(TO);
    assertThat(accepted.text()).isEqualTo("Bonjour Camille 🎂");
    assertThat(accepted.sendId()).isEqualTo("send-1");
    assertThat(accepted.request().path("ConfigurationSetName").asText()).isEqualTo("events");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.INCLUDE,
      names = {"THROTTLED", "UNAVAILABLE"})
  void saysWhenATextWasNotAccepted(AwsSmsFault fault) {
    aws.next(1, fault);

    assertThat(send("Hi")).isInstanceOf(NotAccepted.class);
    assertThat(aws.accepted()).isEmpty();
  }

  @Test
  void saysThatNothingLeftWhenNobodyListens() {
    aws.close();

    assertThat(send("Hi")).isEqualTo(new NotAccepted("connection-refused", Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"THROTTLED", "UNAVAILABLE"})
  void knowsThatItDoesNotKnow(AwsSmsFault fault) {
    try (var impatient = provider(ours(), SHORT)) {
      impatient.send(sms("The connection is open by now"));
      aws.next(1, fault);

      assertThat(impatient.send(sms("Hi"))).isInstanceOf(Ambiguous.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ConflictException, DESTINATION_PHONE_NUMBER_NOT_VERIFIED",
    "ConflictException, DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION",
    "ValidationException, COUNTRY_NOT_ENABLED",
    "ValidationException, INVALID_IDENTITY_FOR_DESTINATION_COUNTRY",
    "ValidationException, A_REASON_TO_COME",
  })
  void rejectsWhatAwsWillNeverAccept(String type, String reason) {
    aws.refuses(TO, type, reason);

    assertThat(send("Hi")).satisfies(rejected(reason, Kind.MESSAGE));
  }

  @Test
  void rejectsASenderThatAwsDoesNotKnow() {
    var other = new Sms(new SendId("send-1"), "+15005550006", TO, "Hi");

    assertThat(provider.send(other)).satisfies(rejected("ResourceNotFoundException", Kind.MESSAGE));
  }

  @Test
  void takesANumberThatAwsRefusesAsInvalid() {
    var wrong = new Sms(new SendId("send-1"), aws.account().number(), "+0", "Hi");

    assertThat(provider.send(wrong))
        .satisfies(rejected("FIELD_VALIDATION_FAILED", Kind.INVALID_ADDRESS));
  }

  @Test
  void doesNotBlameTheNumberForATextThatAwsRefuses() {
    assertThat(send("x".repeat(1_601)))
        .satisfies(rejected("FIELD_VALIDATION_FAILED", Kind.MESSAGE));
  }

  @Test
  void takesTheOptOutListOfAwsAsAnOptOut() {
    aws.optsOut(TO);

    assertThat(send("Hi"))
        .satisfies(rejected("DESTINATION_PHONE_NUMBER_OPTED_OUT", Kind.OPTED_OUT));
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException, ACCOUNT_DISABLED",
    "AccessDeniedException, ''",
    "ExpiredTokenException, ''",
    "UnrecognizedClientException, ''",
  })
  void saysThatAwsRefusesTheAccount(String type, String reason) {
    aws.refuses(TO, type, reason);

    assertThat(send("Hi"))
        .isInstanceOfSatisfying(
            AccountFault.class, fault -> assertThat(fault.retryAfter()).isEmpty());
  }

  @Test
  void triesOnceAnHourWhenTheSpendingLimitIsReached() {
    aws.refuses(TO, "ServiceQuotaExceededException", "MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT");

    assertThat(send("Hi"))
        .isInstanceOfSatisfying(
            AccountFault.class,
            fault -> assertThat(fault.retryAfter()).contains(Duration.ofHours(1)));
  }

  @Test
  void saysThatAwsRefusesItsSignature() {
    try (var other = provider(credentials("another-secret"), Timeouts.USUAL)) {
      assertThat(other.send(sms("Hi")))
          .isInstanceOfSatisfying(
              AccountFault.class,
              fault -> assertThat(fault.code()).isEqualTo("InvalidSignatureException"));
    }
  }

  @Test
  void saysThatThereAreNoCredentials() {
    AwsCredentialsProvider none =
        () -> {
          throw SdkClientException.create("Unable to load credentials");
        };
    try (var without = provider(none, Timeouts.USUAL)) {
      assertThat(without.send(sms("Hi")))
          .isInstanceOfSatisfying(
              AccountFault.class, fault -> assertThat(fault.code()).isEqualTo("no-credentials"));
    }
  }

  @Test
  void cannotLookUpATextAtAws() {
    assertThat(provider.supportsLookup()).isFalse();
    assertThatThrownBy(() -> provider.find(sms("Hi"), Instant.EPOCH))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void callsTheServiceInItsRegion() {
    assertThat(AwsSmsSettings.aws("eu-west-1"))
        .hasToString("https://sms-voice.eu-west-1.amazonaws.com");
    assertThat(AwsSmsSettings.aws("cn-north-1"))
        .hasToString("https://sms-voice.cn-north-1.amazonaws.com.cn");
  }

  private SendResult send(String text) {
    return provider.send(sms(text));
  }

  private Sms sms(String text) {
    return new Sms(new SendId("send-1"), aws.account().number(), TO, text);
  }

  private static Consumer<SendResult> rejected(String code, Kind kind) {
    return answer ->
        assertThat(answer)
            .isInstanceOfSatisfying(
                Rejected.class,
                rejected -> {
                  assertThat(rejected.code()).isEqualTo(code);
                  assertThat(rejected.kind()).isEqualTo(kind);
                });
  }

  private AwsCredentialsProvider ours() {
    return credentials(aws.account().secretKey());
  }

  private AwsCredentialsProvider credentials(String secretKey) {
    return () -> AwsBasicCredentials.create(aws.account().accessKey(), secretKey);
  }

  private AwsSms provider(AwsCredentialsProvider credentials, Timeouts timeouts) {
    var settings = new AwsSmsSettings(aws.account().region(), Optional.of("events"), aws.url());
    return new AwsSms(settings, credentials, timeouts);
  }
}
