package io.relance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relance.application.sending.model.WorkerLeases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("How a deployment is set up")
class SettingsTest {
  private static final Map<String, String> TWILIO =
      Map.of("RELANCE_TWILIO_ACCOUNT_SID", "AC1", "RELANCE_TWILIO_FROM", "+12025550199");

  @Test
  void looksForSecretsWhereTheirPlaceIsNamed() {
    var environment = with(TWILIO, "RELANCE_TWILIO_AUTH_TOKEN_ARN", "arn:1");

    var settings = Settings.read(environment, SettingsTest::cachedSecret);

    assertThat(settings.twilio().orElseThrow().authToken().value()).isEqualTo("kept at arn:1");
  }

  @Test
  void asksNobodyForASecretBeforeItIsNeeded() {
    var environment = with(TWILIO, "RELANCE_TWILIO_AUTH_TOKEN_ARN", "arn:1");

    var settings =
        Settings.read(
            environment,
            place ->
                () -> {
                  throw new AssertionError("Nobody needs it yet");
                });

    assertThat(WebhookVerifiers.of(settings).texts()).isPresent();
  }

  @Test
  void looksNowhereElseOnOneMachine() {
    var environment = with(TWILIO, "RELANCE_TWILIO_AUTH_TOKEN_ARN", "arn:1");

    assertThatThrownBy(() -> Settings.read(environment, 8080))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("RELANCE_TWILIO_AUTH_TOKEN is missing");
  }

  @Test
  @DisplayName("D37: two tokens of Twilio during a rotation")
  void acceptsOneTokenOrTwo() {
    var two = Settings.read(with(TWILIO, "RELANCE_TWILIO_AUTH_TOKEN", "old,new"), 8080);

    assertThat(two.twilio().orElseThrow().authToken().value()).isEqualTo("old,new");
    assertThatThrownBy(
            () -> Settings.read(with(TWILIO, "RELANCE_TWILIO_AUTH_TOKEN", "a,b,c"), 8080))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("RELANCE_TWILIO_AUTH_TOKEN must be one token, or two");
  }

  @Test
  @DisplayName("M6: Twilio is reached over TLS unless it is on this machine")
  void requiresTlsForTwilioOffThisMachine() {
    var account = with(TWILIO, "RELANCE_TWILIO_AUTH_TOKEN", "token");

    assertThatThrownBy(
            () ->
                Settings.read(
                    with(account, "RELANCE_TWILIO_BASE_URL", "http://api.example.com"), 8080))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("RELANCE_TWILIO_BASE_URL must begin with https://");
    assertThat(
            Settings.read(with(account, "RELANCE_TWILIO_BASE_URL", "http://127.0.0.1:9"), 8080)
                .twilio())
        .isPresent();
  }

  @Test
  void takesSettingsThatAreEmptyForAbsent() {
    var environment =
        Map.of(
            "RELANCE_SHOPIFY_SHOP", "", "RELANCE_SHOPIFY_SECRET_ARN", "", "RELANCE_SMTP_URL", "");

    var settings = Settings.read(environment, SettingsTest::cachedSecret);

    assertThat(settings.shopify()).isEmpty();
    assertThat(settings.smtp()).isEmpty();
  }

  @Test
  void refusesAMailServerThatCannotBeWithoutShowingItsPassword() {
    var environment =
        Map.of("RELANCE_SMTP_URL", "smtp://a:secret@h:0", "RELANCE_EMAIL_FROM", "a@example.com");

    assertThatThrownBy(() -> Settings.read(environment, 8080))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("RELANCE_SMTP_URL must be")
        .hasMessageNotContaining("secret");
  }

  @Test
  void readsHowTheShopsHistoryIsFetched() {
    var shop =
        Map.of(
            "RELANCE_SHOPIFY_SHOP", "example.myshopify.com",
            "RELANCE_SHOPIFY_SECRET", "secret",
            "RELANCE_SHOPIFY_ADMIN_TOKEN", "shpat_1");

    var admin = Settings.read(shop, 8080).shopify().orElseThrow().admin().orElseThrow();

    assertThat(admin.baseUrl()).hasToString("https://example.myshopify.com");
    assertThat(admin.token().value()).isEqualTo("shpat_1");
    var leases = WorkerLeases.singleProcess("boot-1", InstantSource.system());
    var project =
        new Providers(Settings.read(shop, 8080), InstantSource.system(), leases).project();
    assertThat(project.shop().orElseThrow().admin()).isPresent();
  }

  @Test
  void refusesATokenWithoutItsShopAndAnAddressThatOthersCanRead() {
    assertThatThrownBy(() -> Settings.read(Map.of("RELANCE_SHOPIFY_ADMIN_TOKEN", "shpat_1"), 8080))
        .hasMessage("RELANCE_SHOPIFY_SHOP is missing; RELANCE_SHOPIFY_ADMIN_TOKEN requires it");
    var unencrypted =
        Map.of(
            "RELANCE_SHOPIFY_SHOP", "example.myshopify.com",
            "RELANCE_SHOPIFY_SECRET", "secret",
            "RELANCE_SHOPIFY_ADMIN_TOKEN", "shpat_1",
            "RELANCE_SHOPIFY_BASE_URL", "http://shop.example.com");
    assertThatThrownBy(() -> Settings.read(unencrypted, 8080))
        .hasMessageContaining("RELANCE_SHOPIFY_BASE_URL must begin with https://")
        .hasMessageNotContaining("shpat_1");
  }

  @Test
  void listsEverySettingInTheReadme() throws IOException {
    var readme = Files.readString(Path.of("../../README.md"));
    var table = readme.substring(readme.indexOf("## Settings"), readme.indexOf("## Develop"));

    assertThat(Pattern.compile("RELANCE_[A-Z_]+").matcher(table).results().map(MatchResult::group))
        .containsExactlyInAnyOrderElementsOf(Settings.NAMES);
  }

  @Test
  void saysWhatASettingMustBe() {
    assertThatThrownBy(() -> Settings.read(Map.of("RELANCE_TIME_ZONE", "Europe/Pari"), 8080))
        .hasMessage(
            "RELANCE_TIME_ZONE must be a time zone such as Europe/Paris, not \"Europe/Pari\""
                + " (did you mean Europe/Paris?)");
    assertThatThrownBy(() -> Settings.read(Map.of("RELANCE_SMS_RATE", "fast"), 8080))
        .hasMessage("RELANCE_SMS_RATE must be a whole number from 1 to 100000, not \"fast\"");
    assertThatThrownBy(() -> Settings.read(Map.of("RELANCE_EMAIL_RATE", "0"), 8080))
        .hasMessage("RELANCE_EMAIL_RATE must be a whole number from 1 to 100000, not \"0\"");
    assertThatThrownBy(() -> Settings.read(Map.of("RELANCE_POSTAL_ADDRESS", "a\nb"), 8080))
        .hasMessageContaining("RELANCE_POSTAL_ADDRESS must be one line of at most 300 characters");
    assertThatThrownBy(() -> Settings.read(Map.of("RELANCE_COUNTRY", "France"), 8080))
        .hasMessageContaining("must be a country of two capital letters such as FR");
  }

  @Test
  void refusesAnOwnerTokenThatCanBeGuessedWithoutShowingIt() {
    assertThatThrownBy(
            () -> Settings.read(Map.of("RELANCE_OWNER_TOKEN", "nineteen-characters"), 8080))
        .hasMessageStartingWith("RELANCE_OWNER_TOKEN must have at least 20 characters")
        .hasMessageNotContaining("nineteen");
    assertThat(Settings.read(Map.of("RELANCE_OWNER_TOKEN", "a-token-of-twenty-ch"), 8080))
        .extracting(it -> it.ownerToken().isPresent())
        .isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5551234", "0612345678", "+0612345678", "a name that is too long"})
  void refusesASenderThatTwilioDoesNotKnow(String sender) {
    var environment =
        Map.of(
            "RELANCE_TWILIO_ACCOUNT_SID",
            "AC1",
            "RELANCE_TWILIO_AUTH_TOKEN",
            "the-token",
            "RELANCE_TWILIO_FROM",
            sender);

    assertThatThrownBy(() -> Settings.read(environment, 8080))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("RELANCE_TWILIO_FROM must be a number such as +33612345678")
        .hasMessageEndingWith("not \"" + sender + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+33612345678", "36180", "MG0123456789abcdef0123456789abcdef", "Maison 7"})
  void acceptsEachKindOfSenderOfTwilio(String sender) {
    var environment =
        Map.of(
            "RELANCE_TWILIO_ACCOUNT_SID",
            "AC1",
            "RELANCE_TWILIO_AUTH_TOKEN",
            "the-token",
            "RELANCE_TWILIO_FROM",
            sender);

    assertThat(Settings.read(environment, 8080).twilio().orElseThrow().from()).isEqualTo(sender);
  }

  @Test
  void warnsOfAProviderThatCannotReachThePublicAddress() {
    var unreachable = with(TWILIO, "RELANCE_TWILIO_AUTH_TOKEN", "the-token");
    var reachable = with(unreachable, "RELANCE_PUBLIC_URL", "https://relance.example.com");
    var simulated = with(unreachable, "RELANCE_TWILIO_BASE_URL", "http://localhost:9");

    assertThat(contradictions(unreachable))
        .singleElement()
        .asString()
        .startsWith("RELANCE_PUBLIC_URL is http://localhost:8080, which Twilio cannot reach");
    assertThat(contradictions(reachable)).isEmpty();
    assertThat(contradictions(simulated)).isEmpty();
  }

  @Test
  void shortensLinksUnderAnAddressThatPhonesCanReach() {
    var local = with(TWILIO, "RELANCE_TWILIO_AUTH_TOKEN", "the-token");
    var reachable = with(local, "RELANCE_PUBLIC_URL", "https://relance.example.com/");
    var own = with(reachable, "RELANCE_LINK_URL", "https://go.example.com");
    var off = with(reachable, "RELANCE_LINK_URL", "off");
    var simulated = with(local, "RELANCE_TWILIO_BASE_URL", "http://localhost:9");

    assertThat(linkPrefix(local)).isEmpty();
    assertThat(linkPrefix(reachable)).isEqualTo("https://relance.example.com/l/");
    assertThat(linkPrefix(own)).isEqualTo("https://go.example.com/l/");
    assertThat(linkPrefix(off)).isEmpty();
    assertThat(linkPrefix(simulated)).isEqualTo("http://localhost:8080/l/");
    assertThatThrownBy(() -> linkPrefix(with(local, "RELANCE_LINK_URL", "go.example.com")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("RELANCE_LINK_URL must be");
  }

  private static String linkPrefix(Map<String, String> environment) {
    var clock = InstantSource.system();
    var workerLeases = WorkerLeases.singleProcess("boot", clock);
    return new Providers(Settings.read(environment, 8080), clock, workerLeases)
        .project()
        .shortLinks()
        .prefix();
  }

  private static List<String> contradictions(Map<String, String> environment) {
    var clock = InstantSource.system();
    var workerLeases = WorkerLeases.singleProcess("boot", clock);
    return new Providers(Settings.read(environment, 8080), clock, workerLeases).contradictions();
  }

  @Test
  void showsNoSecret() {
    var environment =
        with(
            TWILIO,
            "RELANCE_TWILIO_AUTH_TOKEN",
            "the-token",
            "RELANCE_OWNER_TOKEN",
            "the-owner-of-it-all-and-more");

    assertThat(Settings.read(environment, 8080).toString())
        .doesNotContain("the-token", "the-owner");
  }

  private static Secret cachedSecret(String place) {
    return () -> "kept at " + place;
  }

  private static Map<String, String> with(Map<String, String> settings, String... more) {
    var all = new HashMap<>(settings);
    for (int at = 0; at < more.length; at += 2) {
      all.put(more[at], more[at + 1]);
    }
    return all;
  }
}
