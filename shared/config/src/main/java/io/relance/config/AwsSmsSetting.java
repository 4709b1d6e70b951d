package io.relance.config;

import io.relance.config.Settings.AwsSms;
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
    refuseSecondProvider(values);
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

  /** Texts are carried by one provider. */
  private static void refuseSecondProvider(SettingValues values) {
    if (values.text("RELANCE_TWILIO_ACCOUNT_SID").isPresent()) {
      throw new InvalidSetting(
          ORIGINATION,
          "must be unset while RELANCE_TWILIO_ACCOUNT_SID is set: one provider carries texts");
    }
  }

  private static String origination(SettingValues values) {
    return values.requiredMatching(
        ORIGINATION,
        SENDER,
        "a number such as +33612345678, a sender ID, or the id or ARN of a number or a pool");
  }
}
