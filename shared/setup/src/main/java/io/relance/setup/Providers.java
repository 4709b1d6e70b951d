package io.relance.setup;

import io.relance.application.sending.Carrier;
import io.relance.application.sending.Carriers;
import io.relance.application.sending.Claimants;
import io.relance.application.wiring.Project;
import io.relance.domain.provider.EmailProvider;
import io.relance.domain.provider.SmsProvider;
import io.relance.providers.Timeouts;
import io.relance.providers.sandbox.SandboxEmail;
import io.relance.providers.sandbox.SandboxSms;
import io.relance.providers.smtp.SmtpEmail;
import io.relance.providers.smtp.SmtpSettings;
import io.relance.providers.twilio.TwilioSettings;
import io.relance.providers.twilio.TwilioSms;
import io.relance.providers.twilio.TwilioWebhooks;
import java.time.InstantSource;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who carries messages, as the settings say; where they say nothing, the sandbox does. */
public final class Providers {
  private static final Logger LOG = LoggerFactory.getLogger(Providers.class);

  private final Settings settings;
  private final InstantSource clock;
  private final Claimants claimants;

  /**
   * @param claimants who hands messages over
   */
  public Providers(Settings settings, InstantSource clock, Claimants claimants) {
    this.settings = settings;
    this.clock = clock;
    this.claimants = claimants;
  }

  public Project project() {
    return new Project(
        settings.timeZone(),
        settings.country(),
        settings.publicUrl(),
        settings.smsRate(),
        settings.twilio().map(twilio -> Set.of(twilio.from())).orElse(Set.of()),
        settings.relanceAnswersOptOuts(),
        new Carriers(texts(), emails()),
        claimants);
  }

  /** Says loudly where messages do not really leave. */
  public void warn() {
    if (settings.twilio().isEmpty()) {
      LOG.warn("No SMS provider is configured: texts go to the sandbox outbox (GET /v1/messages)");
    }
    if (settings.smtp().isEmpty()) {
      LOG.warn("No SMTP server is configured: emails go to the sandbox outbox (GET /v1/messages)");
    }
  }

  private Carrier.Texts texts() {
    var sender = settings.twilio().map(Settings.Twilio::from).orElse("sandbox");
    return new Carrier.Texts(smsProvider(), sender);
  }

  private SmsProvider smsProvider() {
    if (settings.twilio().isEmpty()) {
      return new SandboxSms();
    }
    var twilio = settings.twilio().orElseThrow();
    return new RenewedSms(
        TwilioWebhooks.NAME, true, new Renewed<>(twilio.authToken(), token -> sms(twilio, token)));
  }

  private SmsProvider sms(Settings.Twilio twilio, String token) {
    return new TwilioSms(
        new TwilioSettings(twilio.accountSid(), token, twilio.from(), twilio.baseUrl()),
        settings.publicUrl(),
        Timeouts.USUAL);
  }

  private Carrier.Emails emails() {
    var sender = settings.smtp().map(Settings.Smtp::from).orElse("sandbox@localhost");
    return new Carrier.Emails(emailProvider(), sender);
  }

  private EmailProvider emailProvider() {
    return settings
        .smtp()
        .<EmailProvider>map(
            smtp -> new RenewedEmail("smtp", false, new Renewed<>(smtp.url(), this::email)))
        .orElseGet(SandboxEmail::new);
  }

  private EmailProvider email(String url) {
    return new SmtpEmail(SmtpSettings.parse(url), Timeouts.USUAL, clock);
  }
}
