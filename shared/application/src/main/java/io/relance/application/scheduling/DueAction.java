package io.relance.application.scheduling;

import java.time.Instant;
import java.util.Optional;

/** Executes the due entries of one kind. An entry is a hint: the action reads its subject first. */
public interface DueAction {
  DueKind kind();

  /**
   * Reads the subject and acts on it.
   *
   * @return when to check again; empty when nothing remains to do
   */
  Optional<Instant> fire(String subject, Instant now);
}
