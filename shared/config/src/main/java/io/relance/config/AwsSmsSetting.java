package io.relance.config;

import io.relance.config.Settings.AwsSms;
import io.relance.domain.text.Quoted;
import io.relance.providers.awssms.AwsSmsSettings;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the settings of AWS End User Messaging SMS. */
final class AwsSmsSetting {
  static final String ORIGINATION = "RELANCE_AWS_SMS_ORIGINATION";
  static final String CONFIGURATION_SET = "RELANCE_AWS_SMS_CONFIGURATION_SET";
  static final String TOPICS = "RELANCE_AWS_SMS_TOPICS";

  private static final Pattern SET = Pattern.compile("[A-Za-z0-9_:/-]{1,256}");
  private static final Pattern SENDER = Pattern.compile("[A-Za-z0-9_:/+-]{1,256}");

  private AwsSmsSetting() {}

  static Optional<AwsSms> read(SettingValues values) {
    var endpoint = values.encryptedUrl(AwsSetting.ENDPOINT);
    var topics = AwsSetting.topics(values, TOPICS);
    if (!AwsSetting.isThere(values, ORIGINATION, TOPICS, CONFIGURATION_SET)) {
      return Optional.empty();
    }
    var configurationSet =
        values.matching(CONFIGURATION_SET, SET, "the name or ARN of a configuration set");
    refuseSharedSender(values);
    var region = AwsSetting.region(values, ORIGINATION);
    var address = endpoint.orElseGet(() -> AwsSmsSettings.aws(region));
    return Optional.of(
        new AwsSms(
            origination(values),
            region,
            configurationSet,
            topics,
            address,
            endpoint.isPresent(),
            AwsSetting.credentials(values, address)));
  }

  /** The sender decides which provider sends a text, so each has its own. */
  private static void refuseSharedSender(SettingValues values) {
    var origination = values.text(ORIGINATION);
    var from = values.text(Settings.TWILIO_FROM).map(AwsSmsSetting::plain);
    if (from.isPresent() && origination.map(AwsSmsSetting::plain).equals(from)) {
      throw new InvalidSetting(
          ORIGINATION,
          "must differ from %s, which is %s too: the sender decides which provider sends a text"
              .formatted(Settings.TWILIO_FROM, Quoted.of(origination.orElseThrow())));
    }
  }

  /** A number without its plus sign. */
  private static String plain(String sender) {
    return sender.replaceFirst("^\\+(?=[0-9])", "");
  }

  private static String origination(SettingValues values) {
    return values.requiredMatching(
        ORIGINATION,
        SENDER,
        "a number such as +33612345678, a sender ID, or the id or ARN of a number or a pool");
  }
}
