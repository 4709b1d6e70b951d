package io.relance.providers.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.SendId;
import io.relance.domain.provider.SendResult.Accepted;
import io.relance.domain.provider.SendResult.AccountFault;
import io.relance.domain.provider.SendResult.Ambiguous;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.domain.provider.SendResult.NotAccepted;
import io.relance.domain.provider.SendResult.Rejected;
import io.relance.domain.provider.SmsProvider.Sms;
import io.relance.providers.Timeouts;
import io.relance.testkit.fake.AcceptedText;
import io.relance.testkit.fake.FakeTwilio;
import io.relance.testkit.fake.TwilioAccount;
import io.relance.testkit.fake.TwilioFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-A2, D5.3: what a handover to Twilio was")
class TwilioSmsTest {
  private static final Sms SMS =
      new Sms(
          new SendId("send-1"), "+12025550199", "+15145550142", "Bonjour Camille — 10 % & more");
  private static final URI PUBLIC = URI.create("https://relance.example.com/prod/");
  private static final Timeouts SHORT =
      new Timeouts(Duration.ofMillis(400), Duration.ofMillis(200));

  private final FakeTwilio twilio = FakeTwilio.start();
  private final TwilioSms provider = provider(twilio.account(), Timeouts.USUAL);

  @AfterEach
  void stop() {
    provider.close();
    twilio.close();
  }

  @Test
  void handsATextOverWithItsSendIdInTheStatusAddress() {
    var sendResult = provider.send(SMS);

    var taken = twilio.taken().getFirst();
    assertThat(sendResult).isEqualTo(new Accepted(taken.sid(), 1));
    assertThat(taken.from()).isEqualTo(SMS.from());
    assertThat(taken.to()).isEqualTo(SMS.to());
    assertThat(taken.body()).isEqualTo(SMS.text());
    assertThat(taken.statusCallback())
        .isEqualTo("https://relance.example.com/prod/webhooks/twilio/status?send=send-1");
  }

  @Test
  void sendsThroughAMessagingService() {
    var sendResult = provider.send(new Sms(new SendId("send-2"), "MG0123", SMS.to(), "Hi"));

    assertThat(twilio.taken()).extracting(AcceptedText::from).containsExactly("MG0123");
  }

  @Test
  void saysWhenItWasNotTaken() {
    twilio.next(1, TwilioFault.TOO_MANY_REQUESTS);
    twilio.next(1, TwilioFault.UNAVAILABLE);

    assertThat(provider.send(SMS))
        .isEqualTo(new NotAccepted("20429", Optional.of(Duration.ofSeconds(1))));
    assertThat(provider.send(SMS)).isEqualTo(new NotAccepted("20503", Optional.empty()));
    assertThat(twilio.takenCount()).isZero();
  }

  @Test
  void saysThatNothingLeftWhenNobodyListens() {
    twilio.close();

    assertThat(provider.send(SMS))
        .isEqualTo(new NotAccepted("connection-refused", Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.INCLUDE,
      names = {
        "ERROR_BEFORE_TAKING",
        "ERROR_AFTER_TAKING",
        "SILENCE_BEFORE_TAKING",
        "SILENCE_AFTER_TAKING",
        "BREAK_BEFORE_TAKING",
        "BREAK_AFTER_TAKING",
        "SLOW"
      })
  void knowsThatItDoesNotKnow(TwilioFault fault) {
    try (var impatient = provider(twilio.account(), SHORT)) {
      impatient.send(
          new Sms(new SendId("send-0"), SMS.from(), SMS.to(), "The connection is open by now"));
      twilio.next(1, fault);

      var sendResult = impatient.send(SMS);

      assertThat(sendResult).isInstanceOf(Ambiguous.class);
    }
    var taken = twilio.taken().stream().filter(text -> text.body().equals(SMS.text())).toList();
    assertThat(taken).hasSize(fault.isAccepted() ? 1 : 0);
    assertThat(provider.find(SMS, Instant.now())).hasSameSizeAs(taken);
  }

  @ParameterizedTest
  @CsvSource({
    "21610, OPTED_OUT",
    "21211, INVALID_ADDRESS",
    "21614, INVALID_ADDRESS",
    "30006, INVALID_ADDRESS",
    "30007, MESSAGE",
    "21606, MESSAGE",
    "99999, MESSAGE"
  })
  void saysWhyItWillNeverBeTaken(int code, Kind kind) {
    twilio.refuses(SMS.to(), code);

    var rejected = (Rejected) provider.send(SMS);

    assertThat(rejected.code()).isEqualTo(Integer.toString(code));
    assertThat(rejected.kind()).isEqualTo(kind);
    assertThat(rejected.reason()).endsWith(".").doesNotContain(SMS.to(), SMS.text());
  }

  @Test
  void saysThatOurAccountIsWrong() {
    try (var stranger =
        provider(new TwilioAccount(twilio.account().sid(), "wrong"), Timeouts.USUAL)) {
      assertThat(stranger.send(SMS))
          .isEqualTo(
              new AccountFault(
                  "20003", "Twilio does not accept our account or its token.", Optional.empty()));
    }
  }

  @ParameterizedTest
  @DisplayName("D37: during a rotation of the token, the one that Twilio accepts is used")
  @ValueSource(strings = {"%s,wrong", "wrong,%s", "wrong , %s"})
  void usesTheTokenThatIsAccepted(String tokens) {
    var both =
        new TwilioAccount(twilio.account().sid(), tokens.formatted(twilio.account().token()));
    try (var rotating = provider(both, Timeouts.USUAL)) {
      assertThat(rotating.send(SMS)).isInstanceOf(Accepted.class);
      assertThat(rotating.find(SMS, Instant.now())).hasSize(1);
    }
    assertThat(twilio.takenCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("M8: a redirect is not followed")
  void followsNoRedirect() {
    twilio.next(1, TwilioFault.REDIRECT);

    assertThat(provider.send(SMS)).isInstanceOf(AccountFault.class);
    assertThat(twilio.takenCount()).isZero();
  }

  @ParameterizedTest
  @DisplayName("L7: a next page is a path of the same server")
  @ValueSource(
      strings = {
        "@elsewhere.example.com/steal",
        ".elsewhere.example.com/steal",
        "//elsewhere.example.com/steal",
        "https://elsewhere.example.com/steal",
        ":1/steal",
        "/ steal",
        "/%zz"
      })
  void readsNoPageOfAnotherServer(String next) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var page = "{\"messages\": [{}], \"next_page_uri\": \"" + next + "\"}";
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, page.length());
          exchange.getResponseBody().write(page.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    var url = URI.create("http://localhost:" + server.getAddress().getPort());
    var settings = new TwilioSettings("AC1", "token", SMS.from(), url);
    try (var hostile = new TwilioSms(settings, url, Timeouts.USUAL)) {
      assertThatThrownBy(() -> hostile.find(SMS, Instant.now()))
          .isInstanceOf(TransientFailure.class);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void findsEveryTextThatMayBeTheOne() {
    provider.send(SMS);
    provider.send(
        new Sms(new SendId("send-2"), SMS.from(), SMS.to(), SMS.text().replace("—", "-")));
    provider.send(new Sms(new SendId("send-3"), SMS.from(), SMS.to(), "Another text"));
    provider.send(new Sms(new SendId("send-4"), "+12025550198", SMS.to(), SMS.text()));
    provider.send(new Sms(new SendId("send-5"), SMS.from(), "+12125550147", SMS.text()));

    var found = provider.find(SMS, Instant.now());

    assertThat(found)
        .containsExactlyInAnyOrder(twilio.taken().get(0).sid(), twilio.taken().get(1).sid());
    assertThat(provider.find(SMS, Instant.now().plus(Duration.ofMinutes(5)))).isEmpty();
  }

  @Test
  void findsATextSentThroughAService() {
    var sms = new Sms(new SendId("send-1"), "MG0123", SMS.to(), "Hi");
    provider.send(sms);

    assertThat(provider.find(sms, Instant.now())).hasSize(1);
  }

  @Test
  void readsEveryPageOfTheList() {
    provider.send(SMS);
    IntStream.range(0, 1200)
        .forEach(
            n -> provider.send(new Sms(new SendId("s" + n), SMS.from(), SMS.to(), "Number " + n)));

    assertThat(provider.find(SMS, Instant.now())).hasSize(1);
  }

  @Test
  void doesNotGuessWhenTheListCannotBeRead() {
    twilio.close();

    assertThatExceptionOfType(TransientFailure.class)
        .isThrownBy(() -> provider.find(SMS, Instant.now()));
  }

  @Test
  void sendsManyAtOnce() throws Exception {
    var results = new ArrayList<Future<?>>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var n = 0; n < 500; n++) {
        var sms = new Sms(new SendId("send-" + n), SMS.from(), SMS.to(), "Number " + n);
        results.add(callers.submit(() -> provider.send(sms)));
      }
    }

    for (var result : results) {
      assertThat(result.get()).isInstanceOf(Accepted.class);
    }
    assertThat(twilio.countsBySendId()).hasSize(500).allSatisfy((_, n) -> assertThat(n).isOne());
  }

  @Test
  void neverShowsTheToken() {
    var settings = new TwilioSettings("AC1", "very-secret", SMS.from(), TwilioSettings.TWILIO);

    assertThat(settings.toString()).doesNotContain("very-secret");
  }

  private TwilioSms provider(TwilioAccount account, Timeouts timeouts) {
    var settings = new TwilioSettings(account.sid(), account.token(), SMS.from(), twilio.url());
    return new TwilioSms(settings, PUBLIC, timeouts);
  }
}
