package io.relance.providers.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.domain.id.SendId;
import io.relance.domain.provider.EmailProvider.Email;
import io.relance.domain.provider.SendResult.Accepted;
import io.relance.domain.provider.SendResult.AccountFault;
import io.relance.domain.provider.SendResult.Ambiguous;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.domain.provider.SendResult.NotAccepted;
import io.relance.domain.provider.SendResult.Rejected;
import io.relance.providers.Timeouts;
import io.relance.testkit.fake.FakeSmtp;
import io.relance.testkit.fake.FakeSmtp.Fault;
import io.relance.testkit.fake.FakeSmtp.Step;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-A1, D5.3: what a handover to a mail server was")
class SmtpEmailTest {
  private final FakeSmtp server = FakeSmtp.start();
  private final SmtpEmail provider = provider(server.url(), Duration.ofSeconds(10));

  @AfterEach
  void stop() {
    provider.close();
    server.close();
  }

  @Test
  void keepsItsConnectionForTheNextEmail() {
    assertThat(provider.send(to("camille.moreau@example.com")))
        .isEqualTo(new Accepted("<send-1@example.com>"));
    assertThat(provider.send(to("jordan.reed@example.com"))).isInstanceOf(Accepted.class);

    assertThat(server.taken()).hasSize(2);
    assertThat(server.connectionCount()).isOne();
  }

  @Test
  void keepsTheConnectionsOfAllThatAreSentAtOnce() throws MessagingException {
    var timeouts = new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(10));
    try (var connections =
        new SmtpConnections(SmtpSettings.parse(server.url()), timeouts, Map.of())) {
      for (int round = 0; round < 3; round++) {
        var inUse = new ArrayList<SMTPTransport>();
        for (int email = 0; email < 100; email++) {
          inUse.add(connections.take());
        }
        inUse.forEach(connections::giveBack);
      }
    }

    assertThat(server.connectionCount()).isEqualTo(100);
  }

  @Test
  void opensAnotherConnectionWhenTheKeptOneIsGone() {
    server.next(Step.CONTENT, new Fault.Reply("421 4.4.2 Closing"));
    provider.send(to("camille.moreau@example.com"));

    assertThat(provider.send(to("camille.moreau@example.com"))).isInstanceOf(Accepted.class);
    assertThat(server.connectionCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "GREETING, 421 4.3.2 Busy",
    "AUTH, 454 4.7.0 Temporary authentication failure",
    "MAIL, 451 4.3.0 Try later",
    "RCPT, 451 4.7.1 Greylisted",
    "RCPT, 452 4.2.2 Full for now",
    "DATA, 451 4.3.0 Try later",
    "CONTENT, 452 4.3.1 No space"
  })
  void mayTryAgainAfterATemporaryRefusal(Step step, String reply) {
    server.next(step, new Fault.Reply(reply));

    try (var authenticated =
        provider(server.url().replace("//", "//u:p@"), Duration.ofSeconds(10))) {
      assertThat(authenticated.send(to("camille.moreau@example.com")))
          .isInstanceOf(NotAccepted.class);
    }
    assertThat(server.taken()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 No such user, 550 5.1.1, INVALID_ADDRESS",
    "RCPT, 550 No such user, 550, INVALID_ADDRESS",
    "RCPT, 550 5.7.1 Relaying denied, 550 5.7.1, MESSAGE",
    "RCPT, 552 5.2.2 Mailbox full, 552 5.2.2, MESSAGE",
    "MAIL, 553 5.1.8 Bad sender, 553 5.1.8, MESSAGE",
    "DATA, 554 5.5.1 No valid recipients, 554 5.5.1, MESSAGE",
    "CONTENT, 554 5.7.1 Spam, 554 5.7.1, MESSAGE"
  })
  void saysWhyItWillNeverBeTaken(Step step, String reply, String code, Kind kind) {
    server.next(step, new Fault.Reply(reply));

    try (var authenticated =
        provider(server.url().replace("//", "//u:p@"), Duration.ofSeconds(10))) {
      var rejected = (Rejected) authenticated.send(to("camille.moreau@example.com"));

      assertThat(rejected.code()).isEqualTo(code);
      assertThat(rejected.kind()).isEqualTo(kind);
      assertThat(rejected.reason()).endsWith(".").doesNotContain("@");
    }
  }

  @ParameterizedTest
  @DisplayName("B8: a refused password, or a missing one, is no fault of the email")
  @CsvSource({"AUTH, 535 5.7.8 Bad credentials", "MAIL, 530 5.7.0 Authentication required"})
  void blamesTheAccountForARefusedPassword(Step step, String reply) {
    server.next(step, new Fault.Reply(reply));

    try (var authenticated =
        provider(server.url().replace("//", "//u:p@"), Duration.ofSeconds(10))) {
      assertThat(authenticated.send(to("camille.moreau@example.com")))
          .isInstanceOf(AccountFault.class);
    }
    assertThat(server.taken()).isEmpty();
  }

  @Test
  @DisplayName("M6: without STARTTLS, neither the password nor the email leaves")
  void sendsNothingWithoutTheTlsThatIsRequired() {
    var offered = SmtpSettings.parse(server.url().replace("//", "//u:p@"));
    var required =
        new SmtpSettings(
            SmtpSettings.Encryption.STARTTLS,
            offered.host(),
            offered.port(),
            offered.credentials());
    var timeouts = new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(10));

    try (var strict = new SmtpEmail(required, timeouts, InstantSource.system())) {
      assertThat(strict.send(to("camille.moreau@example.com")))
          .isEqualTo(
              new AccountFault(
                  "starttls",
                  "The mail server does not offer STARTTLS, which is required.",
                  Optional.empty()));
    }
    assertThat(server.taken()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"AUTH", "CONTENT"})
  void knowsThatNothingLeftBeforeTheContent(Step step) {
    server.next(step, new Fault.BrokenConnection());
    assertThat(provider.send(to("camille.moreau@example.com"))).isInstanceOf(NotAccepted.class);

    server.next(step, new Fault.Silence());
    try (var impatient = provider(server.url(), Duration.ofMillis(200))) {
      assertThat(impatient.send(to("camille.moreau@example.com"))).isInstanceOf(NotAccepted.class);
    }
    assertThat(server.taken()).isEmpty();
  }

  @Test
  void knowsThatItDoesNotKnowOnceTheContentLeft() {
    server.next(Step.CONTENT, new Fault.BrokenConnection());
    assertThat(provider.send(to("camille.moreau@example.com"))).isInstanceOf(Ambiguous.class);

    server.next(Step.CONTENT, new Fault.Silence());
    try (var impatient = provider(server.url(), Duration.ofMillis(200))) {
      assertThat(impatient.send(to("camille.moreau@example.com"))).isInstanceOf(Ambiguous.class);
    }
    assertThat(server.taken()).hasSize(2);
    assertThat(provider.supportsLookup()).isFalse();
  }

  @Test
  void knowsThatNothingLeftWhenNobodyListens() {
    server.close();

    assertThat(provider.send(to("camille.moreau@example.com"))).isInstanceOf(NotAccepted.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "camille",
        "camille@",
        "@example.com",
        "a@example.com, b@example.com",
        "group: a@example.com;",
        "a@example.com\r\nBcc: b@example.com",
        "a@exam ple.com",
        "é@example.com",
        "a@example.com>\r\nRCPT TO:<b@example.com"
      })
  void refusesWhatIsNotOneAddress(String address) {
    assertThat(provider.send(to(address)))
        .isEqualTo(new Rejected("address", "This is not an email address.", Kind.INVALID_ADDRESS));
    assertThat(server.taken()).isEmpty();
  }

  @Test
  void refusesASenderThatIsNone() {
    var email =
        new Email(
            new SendId("s"), "x\r\nBcc: y@example.com", "a@example.com", "", "", none(), none());

    assertThat(provider.send(email)).isInstanceOf(Rejected.class);
  }

  @Test
  void letsNoHeaderIn() {
    provider.send(
        new Email(
            new SendId("send-1"),
            "Lumen <shop@example.com>",
            "camille.moreau@example.com",
            "Hello\r\nBcc: everyone@example.com\u2028X-Other: 1",
            "<p>Hi</p>",
            Optional.of("Hi\r\n.\r\nMAIL FROM:<x@example.com>"),
            none()));

    assertThat(server.taken()).hasSize(1);
    assertThat(server.taken().getFirst().lines())
        .noneMatch(line -> line.startsWith("Bcc:") || line.startsWith("X-Other:"))
        .contains(".");
  }

  @Test
  void sendsManyAtOnce() {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var n = 0; n < 100; n++) {
        callers.execute(() -> provider.send(to("camille.moreau@example.com")));
      }
    }

    assertThat(server.taken()).hasSize(100);
  }

  private static Email to(String address) {
    return new Email(
        new SendId("send-1"),
        "shop@example.com",
        address,
        "Hello",
        "<p>Hi</p>",
        Optional.of("Hi"),
        none());
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static SmtpEmail provider(String url, Duration answer) {
    var timeouts = new Timeouts(Duration.ofSeconds(3), answer);
    return new SmtpEmail(SmtpSettings.parse(url), timeouts, InstantSource.system());
  }
}
