package io.relance.lambda;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Settings that are all there, and remember which were asked for. */
final class ReadSettings extends AbstractMap<String, String> {
  private static final Map<String, String> VALUES =
      Map.of(
          "RELANCE_SHOPIFY_SHOP", "a.example.com",
          "RELANCE_SHOPIFY_SECRET_ARN", "arn:1",
          "RELANCE_TWILIO_ACCOUNT_SID", "AC1",
          "RELANCE_TWILIO_AUTH_TOKEN_ARN", "arn:2",
          "RELANCE_TWILIO_FROM", "+12025550199",
          "RELANCE_EMAIL_FROM", "a@example.com",
          "RELANCE_SMTP_URL_ARN", "arn:3");

  private final Set<String> names = new TreeSet<>();

  @Override
  public @Nullable String get(Object name) {
    names.add((String) name);
    return VALUES.getOrDefault(name, required((String) name));
  }

  private static @Nullable String required(String name) {
    return name.matches("RELANCE_(PREFIX|BUCKET|ALARM_.*|ELEMENTS_ARN|SENDS_QUEUE_URL|MACHINES.*)")
        ? "test"
        : null;
  }

  Set<String> names() {
    return names;
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return Set.of();
  }
}
