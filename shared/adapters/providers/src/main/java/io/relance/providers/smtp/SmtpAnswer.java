package io.relance.providers.smtp;

import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.AccountFault;
import io.relance.domain.provider.SendResult.Ambiguous;
import io.relance.domain.provider.SendResult.Kind;
import io.relance.domain.provider.SendResult.NotAccepted;
import io.relance.domain.provider.SendResult.Rejected;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Decides what a mail server's refusal or missing answer means for the email. */
final class SmtpAnswer {
  private static final Pattern ENHANCED = Pattern.compile("\\b([45])\\.(\\d{1,3})\\.(\\d{1,3})\\b");

  private SmtpAnswer() {}

  /**
   * @param hasBegunToLeave whether any of the email had gone out
   */
  static SendResult to(MessagingException failure, boolean hasBegunToLeave) {
    if (failure instanceof AuthenticationFailedException denied) {
      return isTemporary(denied) ? notTaken("auth") : notOurAccount();
    }
    if (isWithoutTls(failure)) {
      return new AccountFault(
          "starttls",
          "The mail server does not offer STARTTLS, which is required.",
          Optional.empty());
    }
    for (Exception cause = failure; cause != null; cause = next(cause)) {
      if (cause instanceof SMTPAddressFailedException refused) {
        return refusedReceiver(refused);
      }
    }
    if (failure instanceof SMTPSendFailedException refused && refused.getReturnCode() == 530) {
      return notOurAccount();
    }
    if (failure instanceof SMTPSendFailedException refused && refused.getReturnCode() >= 400) {
      return refusedEmail(refused);
    }
    return hasBegunToLeave ? new Ambiguous("no-answer") : notTaken("no-connection");
  }

  /** Angus Mail has no specific exception for this. */
  private static boolean isWithoutTls(MessagingException failure) {
    return Optional.ofNullable(failure.getMessage()).orElse("").startsWith("STARTTLS is required");
  }

  private static @Nullable Exception next(Exception cause) {
    return cause instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  private static boolean isTemporary(AuthenticationFailedException denied) {
    var answer = Optional.ofNullable(denied.getMessage()).orElse("").strip();
    return answer.startsWith("4");
  }

  private static AccountFault notOurAccount() {
    return new AccountFault(
        "auth", "The mail server does not accept our user or password.", Optional.empty());
  }

  private static NotAccepted notTaken(String code) {
    return new NotAccepted(code, Optional.empty());
  }

  private static SendResult refusedReceiver(SMTPAddressFailedException refused) {
    var code = refused.getReturnCode();
    if (code < 500) {
      // Below 400 there was no answer: the connection broke.
      return notTaken(code < 400 ? "no-connection" : Integer.toString(code));
    }
    var enhanced = enhanced(refused);
    return isAboutTheAddress(code, enhanced)
        ? new Rejected(
            named(code, enhanced),
            "The mail server says that this address does not exist.",
            Kind.INVALID_ADDRESS)
        : new Rejected(named(code, enhanced), about(enhanced), Kind.MESSAGE);
  }

  private static SendResult refusedEmail(SMTPSendFailedException refused) {
    var code = refused.getReturnCode();
    var enhanced = enhanced(refused);
    return code < 500
        ? notTaken(Integer.toString(code))
        : new Rejected(named(code, enhanced), about(enhanced), Kind.MESSAGE);
  }

  /** RFC 3463: x.1.y is about the address; without such a code, 550, 551 and 553 are. */
  private static boolean isAboutTheAddress(int code, String enhanced) {
    return enhanced.isEmpty()
        ? code == 550 || code == 551 || code == 553
        : enhanced.startsWith("5.1.");
  }

  private static String about(String enhanced) {
    if (enhanced.equals("5.2.2")) {
      return "The mailbox is full.";
    }
    return enhanced.startsWith("5.7.")
        ? "The mail server refused the email by its rules (spam, sender or signature)."
        : "The mail server refused the email.";
  }

  private static String enhanced(MessagingException refused) {
    var code = ENHANCED.matcher(Optional.ofNullable(refused.getMessage()).orElse(""));
    return code.find() ? code.group() : "";
  }

  private static String named(int code, String enhanced) {
    return enhanced.isEmpty() ? Integer.toString(code) : code + " " + enhanced;
  }
}
