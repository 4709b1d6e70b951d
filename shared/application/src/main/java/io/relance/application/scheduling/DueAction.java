package io.relance.application.scheduling;

import java.time.Instant;
import java.util.Optional;

/** Does what is due for one kind of entry; an entry is a hint, so it looks at its subject first. */
public interface DueAction {
  DueKind kind();

  /**
   * Looks at the subject and acts.
   *
   * @return when to look again; empty when there is nothing more to look after
   */
  Optional<Instant> fire(String subject, Instant now);
}
