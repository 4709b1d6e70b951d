package io.relance.domain.provider;

import java.time.Instant;
import java.util.Optional;

/** Carries emails to mailboxes. */
public interface EmailProvider {
  String name();

  /**
   * What is asked of the provider.
   *
   * @param unsubscribeUrl the address of RFC 8058 one-click unsubscription; empty for an email that
   *     is not marketing
   */
  record Email(
      String sendId,
      String from,
      String to,
      String subject,
      String html,
      Optional<String> text,
      Optional<String> unsubscribeUrl) {}

  Handover send(Email email);

  boolean canBeAsked();

  Optional<String> find(Email email, Instant since);
}
