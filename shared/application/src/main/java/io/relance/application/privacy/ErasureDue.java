package io.relance.application.privacy;

import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.domain.id.ContactId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Continues interrupted erasures, and searches once more for late data. */
public final class ErasureDue implements DueAction {
  /** Messages that were in hand at the erasure are settled by then. */
  private static final Duration LATEST = Duration.ofHours(1);

  private final EraseContact erasing;

  public ErasureDue(EraseContact erasing) {
    this.erasing = erasing;
  }

  @Override
  public DueKind kind() {
    return DueKind.ERASURE;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    var contact = new ContactId(subject);
    return erasing.askedAt(contact).flatMap(askedAt -> look(contact, askedAt.plus(LATEST), now));
  }

  private Optional<Instant> look(ContactId contact, Instant last, Instant now) {
    erasing.goOn(contact);
    if (now.isBefore(last)) {
      return Optional.of(last);
    }
    erasing.finish(contact);
    return Optional.empty();
  }
}
