package io.relance.config;

import io.relance.config.Settings.Ses;
import io.relance.providers.ses.SesSettings;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the settings of SES. */
final class SesSetting {
  static final String FROM = "RELANCE_SES_FROM";
  static final String CONFIGURATION_SET = "RELANCE_SES_CONFIGURATION_SET";
  static final String TOPICS = "RELANCE_SES_TOPICS";

  /**
   * An address with or without a name, which is in quotation marks if it has special characters
   * (RFC 5322); functions that read it have no library of emails.
   */
  private static final Pattern SENDER =
      Pattern.compile(
          """
          (?:[^<>@,;:()\\[\\]\\\\"\\p{Cntrl}]*|"[^"\\\\\\p{Cntrl}]+"\\s*)<ADDRESS>|ADDRESS\
          """
              .replace("ADDRESS", "[^<>@,;:()\\[\\]\\\\\"\\s]+@[^<>@,;:()\\[\\]\\\\\"\\s]+"));

  /** SES takes only a name, no ARN. */
  private static final Pattern SET = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private SesSetting() {}

  static Optional<Ses> read(SettingValues values) {
    var endpoint = values.encryptedUrl(AwsSetting.ENDPOINT);
    var topics = AwsSetting.topics(values, TOPICS);
    if (!AwsSetting.isThere(values, FROM, TOPICS, CONFIGURATION_SET)) {
      return Optional.empty();
    }
    var configurationSet =
        values.matching(CONFIGURATION_SET, SET, "the name of a configuration set of SES");
    refuseSecondProvider(values);
    var region = AwsSetting.region(values, FROM);
    var address = endpoint.orElseGet(() -> SesSettings.aws(region));
    return Optional.of(
        new Ses(
            from(values),
            region,
            configurationSet,
            topics,
            address,
            endpoint.isPresent(),
            AwsSetting.credentials(values, address)));
  }

  /** Emails are carried by one provider. */
  private static void refuseSecondProvider(SettingValues values) {
    if (values.isThere("RELANCE_SMTP_URL")) {
      throw new InvalidSetting(
          FROM, "must be unset while RELANCE_SMTP_URL is set: one provider carries emails");
    }
  }

  private static String from(SettingValues values) {
    return values.requiredMatching(
        FROM,
        SENDER,
        "an email address that is verified at SES, with or without a name, such as"
            + " Bakery <hello@example.com>");
  }
}
