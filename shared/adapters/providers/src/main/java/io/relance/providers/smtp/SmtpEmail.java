package io.relance.providers.smtp;

import io.relance.domain.provider.EmailProvider;
import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Accepted;
import io.relance.providers.Timeouts;
import io.relance.providers.mime.EmailMessage;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Sends emails through a mail server, which offers no lookup of accepted emails. */
public final class SmtpEmail implements EmailProvider, AutoCloseable {
  private final SmtpConnections connections;
  private final InstantSource clock;

  public SmtpEmail(SmtpSettings settings, Timeouts timeouts, InstantSource clock) {
    this(new SmtpConnections(settings, timeouts, Map.of()), clock);
  }

  SmtpEmail(SmtpConnections connections, InstantSource clock) {
    this.connections = connections;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "smtp";
  }

  @Override
  public SendResult send(Email email) {
    return switch (EmailMessage.of(email, clock.instant())) {
      case EmailMessage.Written.Complete(var message) -> send(message);
      case EmailMessage.Written.Refused(var why) -> why;
    };
  }

  private SendResult send(EmailMessage message) {
    SMTPTransport transport;
    try {
      transport = connections.take();
    } catch (MessagingException e) {
      return SmtpAnswer.to(e, false);
    }
    try {
      var receivers = message.getAllRecipients();
      transport.sendMessage(message, receivers == null ? new Address[0] : receivers);
      connections.giveBack(transport);
      return new Accepted(message.getMessageID());
    } catch (MessagingException e) {
      connections.drop(transport);
      return SmtpAnswer.to(e, message.hasBegunToLeave());
    }
  }

  /** Connects and signs in without sending: why that fails; empty if it does not. */
  public Optional<SendResult> connectionFault() {
    try {
      connections.giveBack(connections.take());
      return Optional.empty();
    } catch (MessagingException e) {
      return Optional.of(SmtpAnswer.to(e, false));
    }
  }

  @Override
  public boolean supportsLookup() {
    return false;
  }

  @Override
  public List<String> find(Email email, Instant since) {
    return List.of();
  }

  @Override
  public void close() {
    connections.close();
  }
}
