package io.relance.config;

import io.relance.config.Settings.WhatsApp;
import io.relance.providers.whatsapp.CloudApiSettings;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the settings of Meta's WhatsApp Cloud API: all of them, or none. */
final class WhatsAppSetting {
  private static final String PHONE_NUMBER_ID = "RELANCE_WHATSAPP_PHONE_NUMBER_ID";
  private static final String TOKEN = "RELANCE_WHATSAPP_TOKEN";
  private static final String APP_SECRET = "RELANCE_WHATSAPP_APP_SECRET";
  private static final String VERIFY_TOKEN = "RELANCE_WHATSAPP_VERIFY_TOKEN";
  private static final String BASE_URL = "RELANCE_WHATSAPP_BASE_URL";
  private static final Pattern ID = Pattern.compile("[0-9]{5,20}");

  private WhatsAppSetting() {}

  static Optional<WhatsApp> read(SettingValues values) {
    var baseUrl = values.encryptedUrl(BASE_URL).orElse(CloudApiSettings.META);
    if (!values.allOrNone(PHONE_NUMBER_ID, TOKEN, APP_SECRET, VERIFY_TOKEN)) {
      return Optional.empty();
    }
    return Optional.of(
        new WhatsApp(
            phoneNumberId(values),
            values.secret(TOKEN),
            values.secret(APP_SECRET),
            values.secret(VERIFY_TOKEN),
            baseUrl));
  }

  private static String phoneNumberId(SettingValues values) {
    return values.requiredMatching(
        PHONE_NUMBER_ID, ID, "Meta's id of the number, 5 to 20 digits, and not the number itself");
  }
}
