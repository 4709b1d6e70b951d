package io.relance.server.check;

import static io.relance.server.check.CheckResult.State.FAILED;
import static io.relance.server.check.CheckResult.State.NOT_CONFIGURED;
import static io.relance.server.check.CheckResult.State.OK;
import static io.relance.server.check.CheckResult.State.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.relance.config.Settings;
import io.relance.providers.Timeouts;
import io.relance.server.check.CheckResult.State;
import io.relance.testkit.fake.FakeMeta;
import io.relance.testkit.fake.FakeSes;
import io.relance.testkit.fake.FakeShopAdmin;
import io.relance.testkit.fake.FakeSmtp;
import io.relance.testkit.fake.FakeTwilio;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Each connection is checked by itself, without sending anything")
class InstallationCheckTest {
  private static final String NUMBER = "+33612345678";
  private static final Timeouts SHORT = new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5));

  @TempDir Path folder;

  private final Map<String, String> settings = new HashMap<>();

  @Test
  void namesWhatIsNotConfigured() {
    assertThat(run())
        .filteredOn(result -> result.state() == NOT_CONFIGURED)
        .extracting(CheckResult::connection)
        .containsExactly("clock", "Shopify", "Twilio", "WhatsApp", "email");
    assertThat(of("data folder").state()).isEqualTo(OK);
  }

  @Test
  void acceptsTwilioWhoseNumberCallsTheServer() {
    try (var twilio = twilio()) {
      twilio.owns(NUMBER, "http://localhost:1/webhooks/twilio/messages");

      assertThat(of("Twilio").state()).isEqualTo(OK);
      assertThat(twilio.taken()).isEmpty();
    }
  }

  @Test
  void saysWhichOfTwoProvidersSendsWhat() {
    try (var _ = twilio()) {
      assertThat(run()).noneMatch(result -> result.connection().equals("SMS"));

      settings.put("RELANCE_AWS_SMS_ORIGINATION", "+33757000001");
      settings.put("AWS_REGION", "eu-west-1");
      settings.put("RELANCE_AWS_SMS_TOPICS", "arn:aws:sns:eu-west-1:123456789012:texts");

      assertThat(of("SMS").state()).isEqualTo(OK);
      assertThat(of("SMS").sentence())
          .contains(
              NUMBER + " leave by Twilio, with those that name no sender",
              "+33757000001 leave by AWS");
    }
  }

  @Test
  void saysOfAwsAloneWhatItSendsAndWhatItCannotHear() {
    settings.put("RELANCE_AWS_SMS_ORIGINATION", "+33757000001");
    settings.put("AWS_REGION", "eu-west-1");

    assertThat(run()).noneMatch(result -> result.connection().equals("Twilio"));
    assertThat(of("SMS").state()).isEqualTo(WARNING);
    assertThat(of("SMS").sentence())
        .contains("Texts from +33757000001 leave by AWS", "set RELANCE_AWS_SMS_TOPICS");
    assertThat(of("public address").state()).isEqualTo(FAILED);
  }

  @Test
  void warnsWhenTextsToTheNumberGoElsewhere() {
    try (var twilio = twilio()) {
      twilio.owns(NUMBER, "https://demo.twilio.com/welcome/sms/reply");

      assertThat(of("Twilio").state()).isEqualTo(WARNING);
      assertThat(of("Twilio").sentence())
          .contains("STOP", "http://localhost:1/webhooks/twilio/messages")
          .doesNotContain(NUMBER);
    }
  }

  @Test
  void refusesANumberThatTheAccountDoesNotOwn() {
    try (var _ = twilio()) {
      assertThat(of("Twilio").state()).isEqualTo(FAILED);
      assertThat(of("Twilio").sentence()).contains("RELANCE_TWILIO_FROM").doesNotContain(NUMBER);
    }
  }

  @Test
  void refusesASuspendedAccount() {
    try (var twilio = twilio()) {
      twilio.suspends();

      assertThat(of("Twilio").sentence()).contains("suspended");
    }
  }

  @Test
  void refusesAWrongTokenWithoutShowingIt() {
    try (var _ = twilio()) {
      settings.put("RELANCE_TWILIO_AUTH_TOKEN", "not-the-token");

      assertThat(of("Twilio").state()).isEqualTo(FAILED);
      assertThat(of("Twilio").sentence())
          .contains("401", "RELANCE_TWILIO_AUTH_TOKEN")
          .doesNotContain("not-the-token");
    }
  }

  @Test
  void saysWhichOfTwoTokensToRemove() {
    try (var twilio = twilio()) {
      twilio.owns(NUMBER, "http://localhost:1/webhooks/twilio/messages");
      settings.put("RELANCE_TWILIO_AUTH_TOKEN", "a-former-token," + twilio.account().token());

      assertThat(run())
          .filteredOn(result -> result.connection().equals("Twilio"))
          .extracting(CheckResult::state)
          .containsExactly(WARNING, OK);
    }
  }

  @Test
  void asksMetaForTheNumber() {
    try (var meta = FakeMeta.start()) {
      var account = meta.account();
      settings.put("RELANCE_WHATSAPP_PHONE_NUMBER_ID", account.phoneNumberId());
      settings.put("RELANCE_WHATSAPP_TOKEN", account.token());
      settings.put("RELANCE_WHATSAPP_APP_SECRET", account.appSecret());
      settings.put("RELANCE_WHATSAPP_VERIFY_TOKEN", account.verifyToken());
      settings.put("RELANCE_WHATSAPP_BASE_URL", meta.url().toString());
      assertThat(of("WhatsApp").state()).isEqualTo(OK);

      settings.put("RELANCE_WHATSAPP_TOKEN", "another-token");
      assertThat(of("WhatsApp").sentence())
          .contains("401", "RELANCE_WHATSAPP_TOKEN")
          .doesNotContain("another-token");

      assertThat(meta.accepted()).isEmpty();
    }
  }

  @Test
  void namesTheWebhooksThatTheShopDoesNotSend() {
    try (var shop = FakeShopAdmin.start()) {
      settings.put("RELANCE_SHOPIFY_SHOP", "a-shop.myshopify.com");
      settings.put("RELANCE_SHOPIFY_SECRET", "an-invented-secret");
      settings.put("RELANCE_SHOPIFY_ADMIN_TOKEN", FakeShopAdmin.TOKEN);
      settings.put("RELANCE_SHOPIFY_BASE_URL", shop.url().toString());

      assertThat(of("Shopify").state()).isEqualTo(WARNING);
      assertThat(of("Shopify").sentence()).contains("ORDERS_CREATE", "POST /v1/shop/history");
      assertThat(shop.topics("http://localhost:1/webhooks/shopify")).isEmpty();

      shop.changesToken("shpat_another");
      assertThat(of("Shopify").state()).isEqualTo(FAILED);
      assertThat(of("Shopify").sentence()).contains("RELANCE_SHOPIFY_ADMIN_TOKEN");
    }
  }

  @Test
  void connectsToTheMailServer() {
    try (var smtp = FakeSmtp.start()) {
      settings.put("RELANCE_SMTP_URL", smtp.url());
      settings.put("RELANCE_EMAIL_FROM", "shop@example.com");
      assertThat(of("email").state()).isEqualTo(OK);
      assertThat(smtp.taken()).isEmpty();
    }
    assertThat(of("email").state()).isEqualTo(FAILED);
    assertThat(of("email").sentence()).contains("RELANCE_SMTP_URL");
  }

  @Test
  void readsTheStateOfTheAccountAtSes() {
    try (var ses = FakeSes.start()) {
      settings.put("RELANCE_SES_FROM", "shop@example.com");
      settings.put("RELANCE_SES_TOPICS", ses.topicArn());
      settings.put("RELANCE_AWS_ENDPOINT", ses.url().toString());
      settings.put("AWS_REGION", ses.account().region());
      settings.put("AWS_ACCESS_KEY_ID", ses.account().accessKey());
      settings.put("AWS_SECRET_ACCESS_KEY", ses.account().secretKey());
      assertThat(of("email").state()).isEqualTo(OK);

      ses.describes("{\"SendingEnabled\": true, \"ProductionAccessEnabled\": false}");
      assertThat(of("email").state()).isEqualTo(WARNING);
      assertThat(of("email").sentence()).contains("sandbox");

      settings.put("AWS_SECRET_ACCESS_KEY", "another");
      assertThat(of("email").state()).isEqualTo(FAILED);
      assertThat(of("email").sentence()).contains("signature", "ses:GetAccount");
      assertThat(ses.accepted()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, {\"status\": \"ok\"}, WARNING, only this machine",
    "503, {\"status\": \"down\"}, WARNING, is down",
    "404, <html></html>, FAILED, not as Relance",
  })
  void readsThePublicAddress(int status, String body, State expected, String words)
      throws IOException {
    var server = server(status, body);
    try {
      settings.put("RELANCE_PUBLIC_URL", "http://127.0.0.1:" + server.getAddress().getPort());

      assertThat(of("public address").state()).isEqualTo(expected);
      assertThat(of("public address").sentence()).contains(words);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void saysThatThePublicAddressDoesNotAnswer() {
    assertThat(of("public address").state()).isEqualTo(FAILED);
    assertThat(of("public address").sentence()).contains("does not answer");
  }

  @Test
  void refusesALocalAddressForAProviderElsewhere() {
    settings.put("RELANCE_SHOPIFY_SHOP", "a-shop.myshopify.com");
    settings.put("RELANCE_SHOPIFY_SECRET", "an-invented-secret");

    assertThat(of("public address").state()).isEqualTo(FAILED);
    assertThat(of("public address").sentence()).contains("RELANCE_PUBLIC_URL", "no provider");
  }

  @Test
  void refusesADataFolderThatIsAFile() throws IOException {
    Files.writeString(folder.resolve("data"), "a file");

    assertThat(of("data folder").state()).isEqualTo(FAILED);
  }

  @ParameterizedTest
  @CsvSource({"19, FAILED", "20, WARNING", "499, WARNING", "500, OK"})
  void limitsTheDiskAsHealthDoes(long megabytes, State expected) {
    assertThat(FolderCheck.state(megabytes)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, OK, agrees", "31, FAILED, 31 seconds ahead", "-45, FAILED, 45 seconds behind"})
  void comparesTheClocks(long ahead, State expected, String words) {
    var now = Instant.parse("2026-11-30T12:00:00Z");
    var clock = new ClockCheck(InstantSource.fixed(now.plusSeconds(ahead)));
    clock.compare(now);

    assertThat(clock.result().state()).isEqualTo(expected);
    assertThat(clock.result().sentence()).contains(words);
  }

  private FakeTwilio twilio() {
    var twilio = FakeTwilio.start();
    settings.put("RELANCE_TWILIO_ACCOUNT_SID", twilio.account().sid());
    settings.put("RELANCE_TWILIO_AUTH_TOKEN", twilio.account().token());
    settings.put("RELANCE_TWILIO_FROM", NUMBER);
    settings.put("RELANCE_TWILIO_BASE_URL", twilio.url().toString());
    return twilio;
  }

  private static HttpServer server(int status, String body) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health",
        exchange -> {
          var bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return server;
  }

  private CheckResult of(String connection) {
    return run().stream()
        .filter(result -> result.connection().equals(connection))
        .findFirst()
        .orElseThrow();
  }

  private List<CheckResult> run() {
    return new InstallationCheck(
            Settings.read(settings, 1), folder.resolve("data"), InstantSource.system(), SHORT)
        .run();
  }
}
