package io.relance.server.check;

import io.relance.config.Settings.Smtp;
import io.relance.domain.provider.SendResult;
import io.relance.providers.Timeouts;
import io.relance.providers.smtp.SmtpEmail;
import io.relance.providers.smtp.SmtpSettings;
import java.time.InstantSource;

/** Checks that the mail server accepts a connection with the user and the password. */
final class SmtpCheck {
  private static final String NAME = "email";

  private final Smtp settings;
  private final Timeouts timeouts;

  SmtpCheck(Smtp settings, Timeouts timeouts) {
    this.settings = settings;
    this.timeouts = timeouts;
  }

  CheckResult run() {
    var server = SmtpSettings.parse(settings.url().value());
    try (var email = new SmtpEmail(server, timeouts, InstantSource.system())) {
      return email
          .connectionFault()
          .map(fault -> failed(fault, server))
          .orElseGet(
              () -> CheckResult.ok(NAME, "%s accepts the connection.".formatted(place(server))));
    }
  }

  private static CheckResult failed(SendResult fault, SmtpSettings server) {
    return CheckResult.failed(
        NAME,
        fault instanceof SendResult.AccountFault(_, var reason, _)
            ? "%s %s Look at RELANCE_SMTP_URL.".formatted(place(server) + ":", reason)
            : "%s cannot be reached: look at RELANCE_SMTP_URL, and at the firewall, since many hosts block the ports of mail."
                .formatted(place(server)));
  }

  private static String place(SmtpSettings server) {
    return server.host() + ":" + server.port();
  }
}
