package io.relance.providers.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.domain.id.SendId;
import io.relance.domain.provider.EmailProvider.Email;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Accepted;
import io.relance.domain.provider.SendResult.AccountFault;
import io.relance.domain.provider.SendResult.Ambiguous;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.domain.provider.SendResult.NotAccepted;
import io.relance.domain.provider.SendResult.Rejected;
import io.relance.providers.Timeouts;
import io.relance.providers.ses.SesEmail.AccountState;
import io.relance.testkit.fake.AwsSmsFault;
import io.relance.testkit.fake.FakeSes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

@DisplayName("C-A1, D5.3: what the answer of SES means for an email")
class SesEmailTest {
  private static final String TO = "camille@example.com";
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-24T09:00:00Z"));
  private static final Timeouts SHORT =
      new Timeouts(Duration.ofMillis(400), Duration.ofMillis(200));

  private final FakeSes ses = FakeSes.start();
  private final SesEmail provider = provider(ours(), Timeouts.USUAL);

  @AfterEach
  void stop() {
    provider.close();
    ses.close();
  }

  @Test
  @DisplayName("C-A1: the email is the MIME that mail servers get, with one-click unsubscription")
  void passesASignedEmailWithItsSendIdAndItsConfigurationSet() {
    var sendResult = provider.send(email("auto-7:send_1", TO));

    var accepted = ses.accepted().getFirst();
    assertThat(sendResult).isEqualTo(new Accepted(accepted.id()));
    assertThat(accepted.from()).isEqualTo("=?UTF-8?Q?Maison_Lumi=C3=A8re?= <hello@example.com>");
    assertThat(accepted.to()).isEqualTo(TO);
    assertThat(accepted.mime())
        .contains("Subject: Votre commande")
        .contains("To: camille@example.com")
        .contains("List-Unsubscribe: <https://relance.example.com/unsubscribe/abc>")
        .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
        .contains("Content-Type: text/plain")
        .contains("Content-Type: text/html");
    assertThat(accepted.request().path("ConfigurationSetName").asText()).isEqualTo("events");
    assertThat(SendTags.sendId(accepted.tag())).contains(new SendId("auto-7:send_1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain-1", "a_b", "a$b\\c", "é", "_5f", ""})
  void readsTheSendIdOfATagBack(String id) {
    var read = SendTags.sendId(SendTags.of(new SendId("x" + id)));

    assertThat(read).contains(new SendId("x" + id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "_5", "_zz", "a_5F"})
  void readsNoSendIdFromTheTagOfOthers(String tag) {
    assertThat(SendTags.sendId(tag)).isEmpty();
  }

  @Test
  void sendsNothingToWhatIsNoAddress() {
    assertThat(provider.send(email("send-1", "no address")))
        .isEqualTo(new Rejected("address", "This is not an email address.", Kind.INVALID_ADDRESS));
    assertThat(ses.accepted()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.INCLUDE,
      names = {"THROTTLED", "UNAVAILABLE"})
  void saysWhenAnEmailWasNotAccepted(AwsSmsFault fault) {
    ses.next(1, fault);

    assertThat(send()).isInstanceOf(NotAccepted.class);
    assertThat(ses.accepted()).isEmpty();
  }

  @Test
  void saysThatNothingLeftWhenNobodyListens() {
    ses.close();

    assertThat(send()).isEqualTo(new NotAccepted("connection-refused", Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"THROTTLED", "UNAVAILABLE"})
  void knowsThatItDoesNotKnow(AwsSmsFault fault) {
    try (var impatient = provider(ours(), SHORT)) {
      impatient.send(email("send-1", TO));
      ses.next(1, fault);

      assertThat(impatient.send(email("send-1", TO))).isInstanceOf(Ambiguous.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MessageRejected | Email address is not verified. The following identities failed the check"
            + " in region EU-WEST-1: camille@example.com | receiver-not-verified",
        "MessageRejected | Message length is more than 10485760 bytes long | MessageRejected",
        "BadRequestException | Header is invalid | BadRequestException",
        "AnErrorToComeException | Something new | AnErrorToComeException",
      })
  void rejectsWhatSesWillNeverAccept(String type, String message, String code) {
    ses.refuses(TO, 400, type, message);

    assertThat(send())
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.code()).isEqualTo(code);
              assertThat(rejected.kind()).isEqualTo(Kind.MESSAGE);
              assertThat(rejected.reason()).doesNotContain("@");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | AccountSuspendedException | Account is suspended",
        "400 | SendingPausedException | Sending is paused",
        "400 | MailFromDomainNotVerifiedException | Not verified",
        "404 | NotFoundException | Configuration set <events> does not exist.",
        "403 | AccessDeniedException | not authorized to perform ses:SendEmail",
        "403 | ExpiredTokenException | expired",
        "400 | MessageRejected | Email address is not verified. The following identities failed the"
            + " check in region EU-WEST-1: hello@example.com, camille@example.com",
      })
  void saysThatSesRefusesTheAccount(int status, String type, String message) {
    ses.refuses(TO, status, type, message);

    assertThat(send())
        .isInstanceOfSatisfying(
            AccountFault.class,
            fault -> {
              assertThat(fault.retryAfter()).isEmpty();
              assertThat(fault.reason()).doesNotContain("@");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "429, TooManyRequestsException, Daily message quota exceeded.",
    "400, LimitExceededException, Too many",
  })
  @DisplayName("Where the quota of 24 hours is spent, SES is asked once an hour")
  void triesOnceAnHourWhenTheQuotaIsSpent(int status, String type, String message) {
    ses.refuses(TO, status, type, message);

    assertThat(send())
        .isInstanceOfSatisfying(
            AccountFault.class,
            fault -> assertThat(fault.retryAfter()).contains(Duration.ofHours(1)));
  }

  @Test
  void saysThatSesRefusesItsSignature() {
    try (var other = provider(credentials("another-secret"), Timeouts.USUAL)) {
      assertThat(other.send(email("send-1", TO)))
          .isInstanceOfSatisfying(
              AccountFault.class,
              fault -> assertThat(fault.code()).isEqualTo("InvalidSignatureException"));
      assertThat(other.accountState()).isInstanceOf(AccountState.Faulty.class);
    }
  }

  @Test
  void saysThatThereAreNoCredentials() {
    AwsCredentialsProvider none =
        () -> {
          throw SdkClientException.create("Unable to load credentials");
        };
    try (var without = provider(none, Timeouts.USUAL)) {
      assertThat(without.send(email("send-1", TO)))
          .isInstanceOfSatisfying(
              AccountFault.class, fault -> assertThat(fault.code()).isEqualTo("no-credentials"));
    }
  }

  @Test
  void readsTheStateOfTheAccount() {
    assertThat(provider.accountState()).isEqualTo(new AccountState.Usable());

    ses.describes("{\"SendingEnabled\": true, \"ProductionAccessEnabled\": false}");
    assertThat(provider.accountState()).isEqualTo(new AccountState.InSandbox());

    ses.describes("{\"SendingEnabled\": false, \"ProductionAccessEnabled\": true}");
    assertThat(provider.accountState()).isInstanceOf(AccountState.Faulty.class);
  }

  @Test
  void cannotLookUpAnEmailAtSes() {
    assertThat(provider.supportsLookup()).isFalse();
    assertThatThrownBy(() -> provider.find(email("send-1", TO), Instant.EPOCH))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void callsTheServiceInItsRegion() {
    assertThat(SesSettings.aws("eu-west-1")).hasToString("https://email.eu-west-1.amazonaws.com");
    assertThat(SesSettings.aws("cn-north-1"))
        .hasToString("https://email.cn-north-1.amazonaws.com.cn");
  }

  private SendResult send() {
    return provider.send(email("send-1", TO));
  }

  private static Email email(String send, String to) {
    return new Email(
        new SendId(send),
        "Maison Lumière <hello@example.com>",
        to,
        "Votre commande",
        "<p>Bonjour Camille</p>",
        Optional.empty(),
        Optional.of("https://relance.example.com/unsubscribe/abc"));
  }

  private AwsCredentialsProvider ours() {
    return credentials(ses.account().secretKey());
  }

  private AwsCredentialsProvider credentials(String secretKey) {
    return () -> AwsBasicCredentials.create(ses.account().accessKey(), secretKey);
  }

  private SesEmail provider(AwsCredentialsProvider credentials, Timeouts timeouts) {
    var settings = new SesSettings(ses.account().region(), Optional.of("events"), ses.url());
    return new SesEmail(settings, credentials, timeouts, CLOCK);
  }
}
