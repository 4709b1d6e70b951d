package io.relance.providers.smtp;

import io.relance.providers.Timeouts;
import io.relance.providers.smtp.SmtpSettings.Encryption;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A pool of connections to the mail server. */
final class SmtpConnections implements AutoCloseable {
  /** More than emails are sent at once, so that a launch opens no connection for each of them. */
  private static final int KEPT_AT_MOST = 128;

  private final SmtpSettings settings;
  private final Session session;
  private final Deque<SMTPTransport> idle = new ConcurrentLinkedDeque<>();

  SmtpConnections(SmtpSettings settings, Timeouts timeouts, Map<String, String> more) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings, timeouts, more));
  }

  private static Properties properties(
      SmtpSettings settings, Timeouts timeouts, Map<String, String> more) {
    var start = "mail." + protocol(settings) + ".";
    var properties = new Properties();
    properties.put(start + "connectiontimeout", millis(timeouts.connect()));
    properties.put(start + "timeout", millis(timeouts.answer()));
    properties.put(start + "writetimeout", millis(timeouts.answer()));
    properties.put(start + "starttls.enable", "true");
    properties.put(
        start + "starttls.required",
        Boolean.toString(settings.encryption() == Encryption.STARTTLS));
    properties.put(start + "ssl.checkserveridentity", "true");
    properties.put(start + "auth", Boolean.toString(settings.credentials().isPresent()));
    properties.put(start + "quitwait", "false");
    more.forEach((name, value) -> properties.put(start + name, value));
    return properties;
  }

  private static String protocol(SmtpSettings settings) {
    return settings.encryption() == Encryption.TLS ? "smtps" : "smtp";
  }

  private static String millis(Duration duration) {
    return Long.toString(Math.max(1, duration.toMillis()));
  }

  /** A connection that still answers, or a new one. */
  SMTPTransport take() throws MessagingException {
    for (var kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      if (kept.isConnected()) {
        return kept;
      }
    }
    var transport = (SMTPTransport) session.getTransport(protocol(settings));
    transport.connect(
        settings.host(),
        settings.port(),
        settings.credentials().map(SmtpSettings.Credentials::user).orElse(null),
        settings.credentials().map(SmtpSettings.Credentials::password).orElse(null));
    return transport;
  }

  void giveBack(SMTPTransport transport) {
    if (idle.size() < KEPT_AT_MOST) {
      idle.addFirst(transport);
    } else {
      drop(transport);
    }
  }

  void drop(SMTPTransport transport) {
    try {
      transport.close();
    } catch (MessagingException _) {
      // It is gone already.
    }
  }

  @Override
  public void close() {
    for (var kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      drop(kept);
    }
  }
}
