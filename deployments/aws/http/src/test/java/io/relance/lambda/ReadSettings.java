package io.relance.lambda;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Settings that are all there, and remember which were asked for. */
final class ReadSettings extends AbstractMap<String, String> {
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("RELANCE_SHOPIFY_SHOP", "a.example.com"),
          Map.entry("RELANCE_SHOPIFY_SECRET_ARN", "arn:1"),
          Map.entry("RELANCE_TWILIO_ACCOUNT_SID", "AC1"),
          Map.entry("RELANCE_TWILIO_AUTH_TOKEN_ARN", "arn:2"),
          Map.entry("RELANCE_TWILIO_FROM", "+12025550199"),
          Map.entry("RELANCE_WHATSAPP_PHONE_NUMBER_ID", "106540352242922"),
          Map.entry("RELANCE_WHATSAPP_TOKEN_ARN", "arn:4"),
          Map.entry("RELANCE_WHATSAPP_APP_SECRET_ARN", "arn:5"),
          Map.entry("RELANCE_WHATSAPP_VERIFY_TOKEN_ARN", "arn:6"),
          Map.entry("RELANCE_EMAIL_FROM", "a@example.com"),
          Map.entry("RELANCE_SMTP_URL_ARN", "arn:3"));

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
