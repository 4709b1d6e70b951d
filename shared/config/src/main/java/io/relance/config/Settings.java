package io.relance.config;

import io.relance.application.retention.RetentionPeriod;
import io.relance.application.sending.gate.SendingLimits;
import io.relance.application.sending.provider.EmailSettings;
import io.relance.domain.text.Quoted;
import io.relance.domain.visit.ShopOrigins;
import io.relance.providers.Loopback;
import io.relance.providers.smtp.SmtpSettings;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * How this deployment is set up, read from environment variables or a file of them; a wrong value
 * is refused by the name of its setting.
 */
public record Settings(
    Optional<Secret> ownerToken,
    URI publicUrl,
    Optional<URI> linkUrl,
    ZoneId timeZone,
    String country,
    Optional<Shopify> shopify,
    ShopOrigins origins,
    Optional<Twilio> twilio,
    Optional<AwsSms> awsSms,
    Optional<WhatsApp> whatsApp,
    boolean relanceAnswersOptOuts,
    SendingLimits sendingLimits,
    int smsRate,
    Optional<Smtp> smtp,
    Optional<Ses> ses,
    EmailSettings email,
    RetentionPeriod retention,
    Set<String> sftpPrivateHosts,
    boolean testClock) {

  /** The shop whose webhooks are accepted; two secrets during a rotation. */
  public record Shopify(String shop, Secret secrets, Optional<ShopifyAdminApi> admin) {}

  /** How the records of the shop are read. */
  public record ShopifyAdminApi(Secret token, URI baseUrl) {}

  /** The account that carries texts; two tokens during a rotation. */
  public record Twilio(String accountSid, Secret authToken, String from, URI baseUrl) {}

  /**
   * What carries texts by AWS End User Messaging.
   *
   * @param origination the number, sender ID or pool that texts come from
   * @param topics the ARNs of the SNS topics whose notifications are accepted
   * @param isElsewhere whether the endpoint is another server of the same protocols
   */
  public record AwsSms(
      String origination,
      String region,
      Optional<String> configurationSet,
      List<String> topics,
      URI endpoint,
      boolean isElsewhere,
      AwsCredentialsProvider credentials) {
    public AwsSms {
      topics = List.copyOf(topics);
    }

    /**
     * Whether texts can be received: by a topic of ours, or from a server on this machine, which
     * stands for AWS with whatever topics it has.
     */
    public boolean canReceive() {
      return !topics.isEmpty() || Loopback.is(endpoint.getHost());
    }
  }

  /** The number that WhatsApp messages come from, and how Meta and Relance know each other. */
  public record WhatsApp(
      String phoneNumberId, Secret token, Secret appSecret, Secret verifyToken, URI baseUrl) {}

  /**
   * What carries emails by SES.
   *
   * @param topics the ARNs of the SNS topics whose notifications are accepted
   * @param isElsewhere whether the endpoint is another server of the same protocols
   */
  public record Ses(
      String from,
      String region,
      Optional<String> configurationSet,
      List<String> topics,
      URI endpoint,
      boolean isElsewhere,
      AwsCredentialsProvider credentials) {
    public Ses {
      topics = List.copyOf(topics);
    }

    /**
     * Whether events are accepted: of a topic of ours, or of a server on this machine, which stands
     * for AWS with whatever topics it has.
     */
    boolean isReported() {
      return !topics.isEmpty() || Loopback.is(endpoint.getHost());
    }
  }

  /** The server that carries emails, and who they come from. */
  public record Smtp(Secret url, String from) {}

  static final String TWILIO_FROM = "RELANCE_TWILIO_FROM";

  /** All known names, including those of the commands and the tests. */
  public static final Set<String> NAMES =
      Set.of(
          "RELANCE_OWNER_TOKEN",
          "RELANCE_PUBLIC_URL",
          LinkSetting.NAME,
          "RELANCE_TIME_ZONE",
          "RELANCE_COUNTRY",
          "RELANCE_SHOPIFY_SHOP",
          "RELANCE_SHOPIFY_SECRET",
          "RELANCE_SHOPIFY_ADMIN_TOKEN",
          "RELANCE_SHOPIFY_BASE_URL",
          OriginsSetting.NAME,
          "RELANCE_TWILIO_ACCOUNT_SID",
          "RELANCE_TWILIO_AUTH_TOKEN",
          TWILIO_FROM,
          "RELANCE_TWILIO_BASE_URL",
          AwsSmsSetting.ORIGINATION,
          AwsSmsSetting.CONFIGURATION_SET,
          AwsSmsSetting.TOPICS,
          AwsSetting.ENDPOINT,
          "RELANCE_WHATSAPP_PHONE_NUMBER_ID",
          "RELANCE_WHATSAPP_TOKEN",
          "RELANCE_WHATSAPP_APP_SECRET",
          "RELANCE_WHATSAPP_VERIFY_TOKEN",
          "RELANCE_WHATSAPP_BASE_URL",
          "RELANCE_OPT_OUT_REPLIES",
          "RELANCE_QUIET_HOURS",
          "RELANCE_FREQUENCY_CAP",
          "RELANCE_SMS_RATE",
          "RELANCE_MAX_MESSAGES_PER_DAY",
          "RELANCE_MAX_AUTOMATION_MESSAGES_PER_DAY",
          "RELANCE_SMTP_URL",
          "RELANCE_EMAIL_FROM",
          SesSetting.FROM,
          SesSetting.CONFIGURATION_SET,
          SesSetting.TOPICS,
          "RELANCE_EMAIL_RATE",
          "RELANCE_POSTAL_ADDRESS",
          EmailTrackingSetting.NAME,
          "RELANCE_RETENTION_DAYS",
          SftpHostsSetting.NAME,
          "RELANCE_TEST_CLOCK",
          "RELANCE_SAMPLES",
          "RELANCE_LOG",
          "RELANCE_HEAP",
          "RELANCE_JIT");

  /** Settings that take effect before a settings file is read: from the environment only. */
  public static final Set<String> ENVIRONMENT_ONLY = Set.of("RELANCE_HEAP", "RELANCE_JIT");

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  static final String ONE_OR_TWO = "[^,]*[^,\\s][^,]*(,[^,]*[^,\\s][^,]*)?";
  private static final int SHORTEST_OWNER_TOKEN = 20;
  private static final int LONGEST_ADDRESS = 300;
  private static final int LONGEST_DAYS = 3_650;

  /** A number with its prefix, a short code, a messaging service, or a name with a letter. */
  private static final Pattern TWILIO_SENDER =
      Pattern.compile(
          "\\+[1-9]\\d{6,14}|\\d{3,6}|MG[0-9a-fA-F]{32}|(?=.*[A-Za-z])[A-Za-z0-9 &+_-]{1,11}");

  private static final URI TWILIO = URI.create("https://api.twilio.com");

  /** Reads settings; {@code port} gives the public address when none is set. */
  public static Settings read(Map<String, String> environment, int port) {
    return read(new SettingValues(environment, SettingValues.NO_VAULT), port);
  }

  /**
   * Reads settings whose secrets may be stored elsewhere: {@code NAME_ARN} then points to the value
   * of {@code NAME}.
   */
  public static Settings read(Map<String, String> environment, Function<String, Secret> vault) {
    return read(new SettingValues(environment, vault), 0);
  }

  private static Settings read(SettingValues values, int port) {
    var _ = values.oneOf("RELANCE_LOG", "INFO", "TRACE", "DEBUG", "WARN", "ERROR", "OFF");
    var publicUrl =
        values.url("RELANCE_PUBLIC_URL").orElseGet(() -> URI.create("http://localhost:" + port));
    var settings =
        new Settings(
            ownerToken(values),
            publicUrl,
            LinkSetting.read(values, publicUrl),
            values.zone("RELANCE_TIME_ZONE", ZoneId.of("Europe/Paris")),
            country(values),
            ShopifySetting.read(values),
            OriginsSetting.read(values),
            twilio(values),
            AwsSmsSetting.read(values),
            WhatsAppSetting.read(values),
            values.oneOf("RELANCE_OPT_OUT_REPLIES", "provider", "relance").equals("relance"),
            new SendingLimits(
                QuietHoursSetting.read(values),
                FrequencyCapSetting.read(values),
                DailyCapsSetting.read(values)),
            values.number("RELANCE_SMS_RATE", 10, 1, 100_000),
            smtp(values),
            SesSetting.read(values),
            email(values),
            retention(values),
            SftpHostsSetting.read(values),
            values.oneOf("RELANCE_TEST_CLOCK", "false", "true").equals("true"));
    settings.refuseTestClockWithRealProviders();
    return settings;
  }

  private void refuseTestClockWithRealProviders() {
    if (!testClock) {
      return;
    }
    twilio.filter(it -> !Loopback.is(it.baseUrl().getHost())).ifPresent(_ -> refuse("Twilio"));
    awsSms.filter(it -> !Loopback.is(it.endpoint().getHost())).ifPresent(_ -> refuse("AWS"));
    whatsApp.filter(it -> !Loopback.is(it.baseUrl().getHost())).ifPresent(_ -> refuse("Meta"));
    ses.filter(it -> !Loopback.is(it.endpoint().getHost())).ifPresent(_ -> refuse("SES"));
    smtp.filter(it -> !Loopback.is(URI.create(it.url().value()).getHost()))
        .ifPresent(_ -> refuse("SMTP"));
  }

  private static void refuse(String provider) {
    throw new InvalidSetting(
        "RELANCE_TEST_CLOCK",
        "must not be true while "
            + provider
            + " would really send messages: unset the provider's settings or the test clock");
  }

  private static Optional<Secret> ownerToken(SettingValues values) {
    var token = values.text("RELANCE_OWNER_TOKEN");
    if (token.filter(it -> it.length() < SHORTEST_OWNER_TOKEN).isPresent()) {
      throw new InvalidSetting(
          "RELANCE_OWNER_TOKEN",
          "must have at least "
              + SHORTEST_OWNER_TOKEN
              + " characters, such as those that openssl rand -hex 20 prints");
    }
    return token.map(Secret::of);
  }

  private static String country(SettingValues values) {
    var country = values.text("RELANCE_COUNTRY").orElse("FR");
    if (!COUNTRIES.contains(country)) {
      throw new InvalidSetting(
          "RELANCE_COUNTRY",
          "must be a country of two capital letters such as FR, not " + Quoted.of(country));
    }
    return country;
  }

  private static Optional<Twilio> twilio(SettingValues values) {
    var baseUrl = values.encryptedUrl("RELANCE_TWILIO_BASE_URL").orElse(TWILIO);
    if (!values.allOrNone("RELANCE_TWILIO_ACCOUNT_SID", "RELANCE_TWILIO_AUTH_TOKEN", TWILIO_FROM)) {
      return Optional.empty();
    }
    values
        .text("RELANCE_TWILIO_AUTH_TOKEN")
        .filter(tokens -> !tokens.matches(ONE_OR_TWO))
        .ifPresent(
            _ -> {
              throw new InvalidSetting(
                  "RELANCE_TWILIO_AUTH_TOKEN", "must be one token, or two separated by a comma");
            });
    return Optional.of(
        new Twilio(
            accountSid(values),
            values.secret("RELANCE_TWILIO_AUTH_TOKEN"),
            twilioSender(values),
            baseUrl));
  }

  private static String twilioSender(SettingValues values) {
    return values.requiredMatching(
        TWILIO_FROM,
        TWILIO_SENDER,
        "a number such as +33612345678, a short code, a messaging service (MG…), or a name of at"
            + " most 11 letters and digits");
  }

  private static String accountSid(SettingValues values) {
    var sid = values.required("RELANCE_TWILIO_ACCOUNT_SID");
    if (sid.startsWith("SK")) {
      throw new InvalidSetting(
          "RELANCE_TWILIO_ACCOUNT_SID",
          "must be the account's SID (AC…), not that of an API key (SK…)");
    }
    return sid;
  }

  private static Optional<Smtp> smtp(SettingValues values) {
    if (!values.allOrNone("RELANCE_SMTP_URL", "RELANCE_EMAIL_FROM")) {
      return Optional.empty();
    }
    values.text("RELANCE_SMTP_URL").ifPresent(Settings::refuseWrongServer);
    return Optional.of(
        new Smtp(values.secret("RELANCE_SMTP_URL"), values.required("RELANCE_EMAIL_FROM")));
  }

  private static EmailSettings email(SettingValues values) {
    var address = values.text("RELANCE_POSTAL_ADDRESS").orElse("").strip();
    if (address.length() > LONGEST_ADDRESS || address.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidSetting(
          "RELANCE_POSTAL_ADDRESS",
          "must be one line of at most " + LONGEST_ADDRESS + " characters");
    }
    return new EmailSettings(
        values.number("RELANCE_EMAIL_RATE", EmailSettings.DEFAULT.perSecond(), 1, 100_000),
        address,
        EmailTrackingSetting.read(values));
  }

  private static RetentionPeriod retention(SettingValues values) {
    return new RetentionPeriod(
        values.numberOrOff(
            "RELANCE_RETENTION_DAYS",
            RetentionPeriod.UNLIMITED.days(),
            RetentionPeriod.SHORTEST,
            LONGEST_DAYS));
  }

  private static void refuseWrongServer(String url) {
    try {
      var _ = SmtpSettings.parse(url);
    } catch (IllegalArgumentException e) {
      var wrong =
          new InvalidSetting(
              "RELANCE_SMTP_URL", "must be smtp://user:pass@host:port. " + e.getMessage());
      wrong.initCause(e);
      throw wrong;
    }
  }
}
