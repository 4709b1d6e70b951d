package io.relance.application.privacy;

import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.domain.id.ContactId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Searches once more for late data of erased contacts, and continues interrupted erasures that have
 * no job.
 */
public final class ErasureDue implements DueAction {
  /** Messages that were in hand at the erasure are settled by then. */
  private static final Duration LATEST = Duration.ofHours(1);

  private final EraseContact eraseContact;

  public ErasureDue(EraseContact eraseContact) {
    this.eraseContact = eraseContact;
  }

  @Override
  public DueKind kind() {
    return DueKind.ERASURE;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    var contact = new ContactId(subject);
    return eraseContact
        .askedAt(contact)
        .flatMap(askedAt -> look(contact, askedAt.plus(LATEST), now));
  }

  private Optional<Instant> look(ContactId contact, Instant last, Instant now) {
    if (eraseContact.isLeftToJob(contact)) {
      return Optional.of(now.plus(EraseContact.PATIENCE));
    }
    eraseContact.resume(contact);
    if (now.isBefore(last)) {
      return Optional.of(last);
    }
    eraseContact.finish(contact);
    return Optional.empty();
  }
}
