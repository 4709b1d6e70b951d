package io.relance.application.lists;

import io.relance.application.contacts.FollowingWrites;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import java.util.List;
import java.util.Optional;

/** Decides what follows when contacts join a list, in the transactions in which they join. */
@FunctionalInterface
public interface Joinings {
  /** The most writes that follow for one contact. */
  int WRITES = 3;

  /**
   * Contacts join a list.
   *
   * @param key of the list
   * @param by the automation that adds them; empty when none does
   */
  record Joining(String key, Optional<AutomationId> by) {}

  /** What follows for some of the contacts that join. */
  @FunctionalInterface
  interface Following {
    FollowingWrites of(List<ContactId> contacts);
  }

  /** What follows from a joining; empty when nothing does. */
  Optional<Following> following(Joining joining);
}
