package io.relance.providers.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.domain.provider.EmailProvider.Email;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.domain.provider.SendResult.Rejected;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.StreamProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.util.MailStreamProvider;

/**
 * One email during transmission, which records whether its transmission has begun.
 *
 * <p>A mail server accepts an email at its last line, so an email whose transmission has not begun
 * was certainly not accepted.
 */
public final class EmailMessage extends MimeMessage {
  private static final Session SESSION = session();

  private boolean hasBegunToLeave;

  private EmailMessage(Session session) {
    super(session);
  }

  /**
   * One for all emails. Each session and each part of an email looks for its streams on the class
   * path, unless they are named.
   */
  private static Session session() {
    System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    return Session.getInstance(new Properties());
  }

  /** An email that could be written, or why it could not. */
  public sealed interface Written {
    /** The email. */
    record Complete(EmailMessage message) implements Written {}

    /** One of its addresses is none. */
    record Refused(Rejected why) implements Written {}
  }

  /** Writes an email with the time at which it is sent. */
  public static Written of(Email email, Instant now) {
    var from = Addresses.read(email.from());
    var to = Addresses.read(email.to());
    if (from.isEmpty()) {
      return new Written.Refused(
          new Rejected("sender", "Our sender is not an email address.", Kind.MESSAGE));
    }
    if (to.isEmpty()) {
      return new Written.Refused(
          new Rejected("address", "This is not an email address.", Kind.INVALID_ADDRESS));
    }
    try {
      return new Written.Complete(of(email, new Envelope(from.get(), to.get()), now));
    } catch (MessagingException e) {
      throw new IllegalStateException("The email could not be written", e);
    }
  }

  private static EmailMessage of(Email email, Envelope envelope, Instant now)
      throws MessagingException {
    var message = new EmailMessage(SESSION);
    message.setFrom(envelope.from());
    message.setRecipient(RecipientType.TO, envelope.to());
    message.setSubject(onOneLine(email.subject()), UTF_8.name());
    message.setSentDate(Date.from(now));
    message.setHeader("Message-ID", MessageIds.of(email.sendId(), envelope.senderDomain()));
    if (email.unsubscribeUrl().isPresent()) {
      var url = URI.create(email.unsubscribeUrl().get()).toASCIIString();
      message.setHeader("List-Unsubscribe", "<" + url + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    message.setContent(alternatives(email));
    message.saveChanges();
    return message;
  }

  /** The plain text first: programs show the last part that they can. */
  private static MimeMultipart alternatives(Email email) throws MessagingException {
    var text = email.text().orElseGet(() -> PlainText.of(email.html()));
    return new MimeMultipart("alternative", part(text, "plain"), part(email.html(), "html"));
  }

  private static MimeBodyPart part(String content, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(content, UTF_8.name(), subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  /** A line break in a header would begin another header. */
  private static String onOneLine(String subject) {
    return subject.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
  }

  /** Leaves the Message-ID that was set. */
  @Override
  protected void updateMessageID() {}

  @Override
  public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
    hasBegunToLeave = true;
    super.writeTo(out, ignored);
  }

  /** The address of its sender, without the name. */
  public String senderAddress() {
    return sender().getAddress();
  }

  /** Its sender as the header has it, with an encoded name. */
  public String fromField() {
    return sender().toString();
  }

  private InternetAddress sender() {
    try {
      return (InternetAddress) getFrom()[0];
    } catch (MessagingException e) {
      throw new IllegalStateException("The email has no sender", e);
    }
  }

  /** Its receiver as the header has it. */
  public String toField() {
    try {
      return getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException("The email has no receiver", e);
    }
  }

  /** The email as it is transmitted. */
  public byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try {
      writeTo(bytes);
      return bytes.toByteArray();
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException("The email cannot be written", e);
    }
  }

  /** Whether its transmission has begun. */
  public boolean hasBegunToLeave() {
    return hasBegunToLeave;
  }

  /** The validated addresses of sender and receiver. */
  private record Envelope(InternetAddress from, InternetAddress to) {
    String senderDomain() {
      return from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
    }
  }
}
