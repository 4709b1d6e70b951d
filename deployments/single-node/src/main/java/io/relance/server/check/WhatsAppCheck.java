package io.relance.server.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.config.Settings.WhatsApp;
import io.relance.providers.whatsapp.CloudWhatsApp;
import io.relance.server.check.HttpProbe.Answer;
import java.net.URI;
import java.net.URLEncoder;

/** Checks that Meta accepts the access token for the number that sends WhatsApp messages. */
final class WhatsAppCheck {
  private static final String NAME = "WhatsApp";

  private final WhatsApp settings;
  private final HttpProbe probe;
  private final ClockCheck clock;

  WhatsAppCheck(WhatsApp settings, HttpProbe probe, ClockCheck clock) {
    this.settings = settings;
    this.probe = probe;
    this.clock = clock;
  }

  CheckResult run() {
    return switch (probe.get(address(), "Bearer " + settings.token().value())) {
      case Answer.None(var reason) ->
          CheckResult.failed(NAME, "Meta cannot be reached: %s.".formatted(reason));
      case Answer.Given(var status, _, var at) -> {
        at.ifPresent(clock::compare);
        yield result(status);
      }
    };
  }

  private URI address() {
    return URI.create(
        "%s/%s/%s?fields=id"
            .formatted(
                settings.baseUrl().toString().replaceFirst("/+$", ""),
                CloudWhatsApp.VERSION,
                URLEncoder.encode(settings.phoneNumberId(), UTF_8)));
  }

  private static CheckResult result(int status) {
    return switch (status) {
      case 200 ->
          CheckResult.ok(
              NAME,
              "Meta accepts the token for the number. Whether the webhook is subscribed cannot be"
                  + " read: write to the number, and look at the messages.");
      case 401, 403 ->
          CheckResult.failed(
              NAME,
              "Meta refuses RELANCE_WHATSAPP_TOKEN (%d): it must be that of a system user with the permission whatsapp_business_messaging."
                  .formatted(status));
      case 400, 404 ->
          CheckResult.failed(
              NAME,
              "Meta knows no number for this token (%d): RELANCE_WHATSAPP_PHONE_NUMBER_ID must be its phone number ID, not the number."
                  .formatted(status));
      default -> CheckResult.failed(NAME, "Meta answers %d: try again.".formatted(status));
    };
  }
}
