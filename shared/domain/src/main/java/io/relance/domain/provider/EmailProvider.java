package io.relance.domain.provider;

import io.relance.domain.id.SendId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Carries emails to mailboxes. */
public interface EmailProvider {
  /** The name shown with a message, such as {@code smtp} or {@code sandbox}. */
  String name();

  /**
   * The email to send.
   *
   * @param unsubscribeUrl the address of RFC 8058 one-click unsubscription; empty for an email that
   *     is not marketing
   */
  record Email(
      SendId sendId,
      String from,
      String to,
      String subject,
      String html,
      Optional<String> text,
      Optional<String> unsubscribeUrl) {}

  SendResult send(Email email);

  /**
   * Whether {@link #find} can determine whether the provider accepted an email after an ambiguous
   * result.
   */
  boolean supportsLookup();

  /** Whether a report about an email may name it by the provider's id alone. */
  default boolean reportsByItsIdAlone() {
    return false;
  }

  /** The provider's ids of the emails it took since an instant that may be this one. */
  List<String> find(Email email, Instant since);
}
