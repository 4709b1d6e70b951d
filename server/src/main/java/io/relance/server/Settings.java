package io.relance.server;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How this deployment is set up, read from environment variables or a file of them; a wrong value
 * is refused by the name of its setting.
 */
public record Settings(
    Optional<String> ownerToken,
    URI publicUrl,
    ZoneId timeZone,
    String country,
    Optional<Shopify> shopify,
    Optional<Twilio> twilio,
    boolean relanceAnswersOptOuts,
    int smsRate,
    Optional<Smtp> smtp,
    boolean testClock) {

  /** The shop whose webhooks are taken; two secrets during a rotation. */
  public record Shopify(String shop, List<String> secrets) {
    @Override
    public String toString() {
      return "Shopify[shop=" + shop + "]";
    }
  }

  /** The account that carries texts. */
  public record Twilio(String accountSid, String authToken, String from, URI baseUrl) {
    @Override
    public String toString() {
      return "Twilio[accountSid=" + accountSid + ", baseUrl=" + baseUrl + "]";
    }
  }

  /** The server that carries emails, and who they come from. */
  public record Smtp(String url, String from) {
    @Override
    public String toString() {
      return "Smtp[…]";
    }
  }

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final URI TWILIO = URI.create("https://api.twilio.com");

  /** Reads settings; {@code port} gives the public address when none is set. */
  public static Settings read(Map<String, String> environment, int port) {
    var values = new SettingValues(environment);
    var settings =
        new Settings(
            values.text("RELANCE_OWNER_TOKEN"),
            values
                .url("RELANCE_PUBLIC_URL")
                .orElseGet(() -> URI.create("http://localhost:" + port)),
            values.zone("RELANCE_TIME_ZONE", ZoneId.of("Europe/Paris")),
            country(values),
            shopify(values),
            twilio(values),
            values.oneOf("RELANCE_OPT_OUT_REPLIES", "provider", "relance").equals("relance"),
            values.number("RELANCE_SMS_RATE", 10, 1, 100_000),
            smtp(values),
            values.oneOf("RELANCE_TEST_CLOCK", "false", "true").equals("true"));
    settings.refuseTestClockWithRealProviders();
    return settings;
  }

  private void refuseTestClockWithRealProviders() {
    if (!testClock) {
      return;
    }
    twilio.filter(it -> !Loopback.is(it.baseUrl().getHost())).ifPresent(_ -> refuse("Twilio"));
    smtp.filter(it -> !Loopback.is(URI.create(it.url()).getHost())).ifPresent(_ -> refuse("SMTP"));
  }

  private static void refuse(String provider) {
    throw new WrongSetting(
        "RELANCE_TEST_CLOCK",
        "is true while messages would really leave by "
            + provider
            + ": unset the provider's settings or the test clock");
  }

  private static String country(SettingValues values) {
    var country = values.text("RELANCE_COUNTRY").orElse("FR");
    if (!COUNTRIES.contains(country)) {
      throw new WrongSetting("RELANCE_COUNTRY", "is not a country: use two letters, such as FR");
    }
    return country;
  }

  private static Optional<Shopify> shopify(SettingValues values) {
    if (!values.allOrNone("RELANCE_SHOPIFY_SHOP", "RELANCE_SHOPIFY_SECRET")) {
      return Optional.empty();
    }
    var shop = values.required("RELANCE_SHOPIFY_SHOP").toLowerCase(Locale.ROOT);
    if (!shop.matches("[a-z0-9][a-z0-9.-]*\\.[a-z]{2,}")) {
      throw new WrongSetting(
          "RELANCE_SHOPIFY_SHOP", "is not a domain: use the shop's own, such as x.myshopify.com");
    }
    var secrets =
        List.of(values.required("RELANCE_SHOPIFY_SECRET").split(",")).stream()
            .map(String::strip)
            .toList();
    if (secrets.size() > 2 || secrets.stream().anyMatch(String::isEmpty)) {
      throw new WrongSetting(
          "RELANCE_SHOPIFY_SECRET", "holds one secret, or two separated by a comma");
    }
    return Optional.of(new Shopify(shop, secrets));
  }

  private static Optional<Twilio> twilio(SettingValues values) {
    if (!values.allOrNone(
        "RELANCE_TWILIO_ACCOUNT_SID", "RELANCE_TWILIO_AUTH_TOKEN", "RELANCE_TWILIO_FROM")) {
      return Optional.empty();
    }
    return Optional.of(
        new Twilio(
            values.required("RELANCE_TWILIO_ACCOUNT_SID"),
            values.required("RELANCE_TWILIO_AUTH_TOKEN"),
            values.required("RELANCE_TWILIO_FROM"),
            values.url("RELANCE_TWILIO_BASE_URL").orElse(TWILIO)));
  }

  private static Optional<Smtp> smtp(SettingValues values) {
    if (!values.allOrNone("RELANCE_SMTP_URL", "RELANCE_EMAIL_FROM")) {
      return Optional.empty();
    }
    return Optional.of(
        new Smtp(values.required("RELANCE_SMTP_URL"), values.required("RELANCE_EMAIL_FROM")));
  }
}
