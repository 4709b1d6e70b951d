package io.relance.application.privacy;

import io.relance.domain.id.ContactId;
import java.util.Optional;

/** The queued and sent messages of contacts. */
public interface PendingMessages {
  /**
   * Skips what is still queued for a contact, and leaves no address and no text in anything that
   * was sent: a hundred messages at a time.
   *
   * @param from where the last call ended; empty for the first messages
   * @return where the next call continues; empty when there are no more
   */
  Optional<String> forgetSome(ContactId contact, String from);
}
