package io.relance.application.privacy;

import io.relance.domain.id.ContactId;

/** The queued and sent messages of contacts. */
public interface PendingMessages {
  /**
   * Skips what is still queued for a contact, and leaves no address and no text in anything that
   * was sent.
   */
  void forget(ContactId contact);
}
