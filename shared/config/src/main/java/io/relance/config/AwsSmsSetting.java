package io.relance.config;

import io.relance.config.Settings.AwsSms;
import io.relance.domain.text.Quoted;
import io.relance.providers.Loopback;
import io.relance.providers.awssms.AwsSmsSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Reads the settings of AWS End User Messaging SMS. */
final class AwsSmsSetting {
  static final String ORIGINATION = "RELANCE_AWS_SMS_ORIGINATION";
  static final String CONFIGURATION_SET = "RELANCE_AWS_SMS_CONFIGURATION_SET";
  static final String TOPICS = "RELANCE_AWS_SMS_TOPICS";
  static final String ENDPOINT = "RELANCE_AWS_ENDPOINT";

  /** What AWS itself and its tools read, and what Lambda sets. */
  private static final String REGION = "AWS_REGION";

  /** Where a server of the same protocol on this machine is given no region. */
  private static final String REGION_OF_STAND_IN = "us-east-1";

  private static final Pattern SENDER = Pattern.compile("[A-Za-z0-9_:/+-]{1,256}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_:/-]{1,256}");
  private static final Pattern TOPIC =
      Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256}");
  private static final Pattern REGION_NAME = Pattern.compile("[a-z]{2,}(?:-[a-z0-9]+)+");

  private AwsSmsSetting() {}

  static Optional<AwsSms> read(SettingValues values) {
    var endpoint = values.encryptedUrl(ENDPOINT);
    var topics = topics(values);
    var configurationSet = values.text(CONFIGURATION_SET);
    if (values.text(ORIGINATION).isEmpty()) {
      Stream.of(TOPICS, CONFIGURATION_SET)
          .filter(name -> values.text(name).isPresent())
          .findFirst()
          .ifPresent(
              name -> {
                throw new InvalidSetting(ORIGINATION, "is missing; " + name + " requires it");
              });
      return Optional.empty();
    }
    configurationSet.ifPresent(name -> require(NAME, CONFIGURATION_SET, name));
    refuseSecondProvider(values);
    var region = region(values, endpoint);
    return Optional.of(
        new AwsSms(
            origination(values),
            region,
            configurationSet,
            topics,
            endpoint.orElseGet(() -> AwsSmsSettings.aws(region)),
            endpoint.isPresent(),
            credentials(values, endpoint)));
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
    var sender = values.required(ORIGINATION);
    return require(SENDER, ORIGINATION, sender);
  }

  private static String require(Pattern form, String name, String value) {
    if (!form.matcher(value).matches()) {
      throw new InvalidSetting(
          name,
          "must be "
              + (name.equals(ORIGINATION)
                  ? "a number such as +33612345678, a sender ID, or the id or ARN of a number or a"
                      + " pool"
                  : "the name or ARN of a configuration set")
              + ", not "
              + Quoted.of(value));
    }
    return value;
  }

  private static List<String> topics(SettingValues values) {
    var topics =
        values.text(TOPICS).stream()
            .flatMap(list -> Stream.of(list.split(",")))
            .map(String::strip)
            .filter(topic -> !topic.isEmpty())
            .toList();
    topics.stream()
        .filter(topic -> !TOPIC.matcher(topic).matches())
        .findFirst()
        .ifPresent(
            topic -> {
              throw new InvalidSetting(
                  TOPICS,
                  "must be ARNs of SNS topics separated by commas, such as"
                      + " arn:aws:sns:eu-west-1:123456789012:texts, not "
                      + Quoted.of(topic));
            });
    return topics;
  }

  /** Those of the environment; a server of the same protocol on this machine takes any. */
  private static AwsCredentialsProvider credentials(SettingValues values, Optional<URI> endpoint) {
    var id = values.text("AWS_ACCESS_KEY_ID");
    var key = values.text("AWS_SECRET_ACCESS_KEY");
    if (id.isPresent() && key.isPresent()) {
      return StaticCredentialsProvider.create(
          values
              .text("AWS_SESSION_TOKEN")
              .<AwsCredentials>map(
                  token -> AwsSessionCredentials.create(id.get(), key.get(), token))
              .orElseGet(() -> AwsBasicCredentials.create(id.get(), key.get())));
    }
    return isHere(endpoint)
        ? StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))
        : () -> DefaultCredentialsProvider.create().resolveCredentials();
  }

  private static boolean isHere(Optional<URI> endpoint) {
    return endpoint.filter(it -> Loopback.is(it.getHost())).isPresent();
  }

  private static String region(SettingValues values, Optional<URI> endpoint) {
    var region = values.text(REGION);
    if (region.isEmpty() && isHere(endpoint)) {
      return REGION_OF_STAND_IN;
    }
    if (region.isEmpty()) {
      throw new InvalidSetting(REGION, "is missing; " + ORIGINATION + " requires it");
    }
    return region
        .filter(name -> REGION_NAME.matcher(name).matches())
        .orElseThrow(
            () ->
                new InvalidSetting(
                    REGION,
                    "must be a region such as eu-west-1, not " + Quoted.of(region.orElseThrow())));
  }
}
