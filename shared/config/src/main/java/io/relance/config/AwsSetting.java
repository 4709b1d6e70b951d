package io.relance.config;

import io.relance.domain.text.Quoted;
import io.relance.providers.Loopback;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Reads what the settings of the services of AWS have in common. */
final class AwsSetting {
  static final String ENDPOINT = "RELANCE_AWS_ENDPOINT";

  /** What AWS itself and its tools read, and what Lambda sets. */
  private static final String REGION = "AWS_REGION";

  /** Where a server of the same protocol on this machine is given no region. */
  private static final String REGION_OF_STAND_IN = "us-east-1";

  private static final Pattern TOPIC =
      Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256}");
  private static final Pattern REGION_NAME = Pattern.compile("[a-z]{2,}(?:-[a-z0-9]+)+");

  private AwsSetting() {}

  /**
   * Refuses settings of a service without the one that they complete.
   *
   * @param name the setting that the others complete
   * @return whether it is there
   */
  static boolean isThere(SettingValues values, String name, String... others) {
    if (values.text(name).isPresent()) {
      return true;
    }
    Stream.of(others)
        .filter(other -> values.text(other).isPresent())
        .findFirst()
        .ifPresent(
            other -> {
              throw new InvalidSetting(name, "is missing; " + other + " requires it");
            });
    return false;
  }

  /** The ARNs of topics that a setting names. */
  static List<String> topics(SettingValues values, String name) {
    var topics =
        values.text(name).stream()
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
                  name,
                  "must be ARNs of SNS topics separated by commas, such as"
                      + " arn:aws:sns:eu-west-1:123456789012:texts, not "
                      + Quoted.of(topic));
            });
    return topics;
  }

  /** Those of the environment; a server of the same protocol on this machine takes any. */
  static AwsCredentialsProvider credentials(SettingValues values, URI endpoint) {
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
    return Loopback.is(endpoint.getHost())
        ? StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))
        : () -> DefaultCredentialsProvider.create().resolveCredentials();
  }

  /**
   * The region of the services.
   *
   * @param requiredBy the setting of the service
   */
  static String region(SettingValues values, String requiredBy) {
    return values
        .matching(REGION, REGION_NAME, "a region such as eu-west-1")
        .or(
            () ->
                values
                    .encryptedUrl(ENDPOINT)
                    .filter(it -> Loopback.is(it.getHost()))
                    .map(_ -> REGION_OF_STAND_IN))
        .orElseThrow(
            () -> new InvalidSetting(REGION, "is missing; " + requiredBy + " requires it"));
  }
}
