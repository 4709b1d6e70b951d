package io.relance.server.check;

import io.relance.config.Settings.Ses;
import io.relance.domain.provider.SendResult;
import io.relance.providers.Timeouts;
import io.relance.providers.ses.SesEmail;
import io.relance.providers.ses.SesEmail.AccountState;
import io.relance.providers.ses.SesSettings;
import java.time.InstantSource;

/** Checks that SES accepts the credentials, and that the account may send. */
final class SesCheck {
  private static final String NAME = "email";

  private final Ses settings;
  private final Timeouts timeouts;

  SesCheck(Ses settings, Timeouts timeouts) {
    this.settings = settings;
    this.timeouts = timeouts;
  }

  CheckResult run() {
    var service =
        new SesSettings(settings.region(), settings.configurationSet(), settings.endpoint());
    try (var email =
        new SesEmail(service, settings.credentials(), timeouts, InstantSource.system())) {
      return switch (email.accountState()) {
        case AccountState.Usable _ -> usable();
        case AccountState.InSandbox _ ->
            CheckResult.warning(
                NAME,
                "The account is in the sandbox of SES: only addresses that are verified there get"
                    + " emails. Ask AWS for production access.");
        case AccountState.Faulty(var fault) -> failed(fault);
      };
    }
  }

  private CheckResult usable() {
    return settings.topics().isEmpty()
        ? CheckResult.warning(
            NAME,
            "SES accepts the account, but no bounce and no complaint will arrive: set"
                + " RELANCE_SES_TOPICS.")
        : CheckResult.ok(NAME, "SES accepts the account.");
  }

  private static CheckResult failed(SendResult fault) {
    return CheckResult.failed(
        NAME,
        fault instanceof SendResult.AccountFault(_, var reason, _)
            ? "SES: %s Look at the credentials of AWS, their permission ses:GetAccount, and the account in the console of SES."
                .formatted(reason)
            : "SES did not answer the question about the account: look at AWS_REGION and at the firewall, and try again.");
  }
}
