package io.relance.application.lists;

import io.relance.domain.id.ContactId;
import java.util.List;

/** What became of contacts that were to join or leave a list. */
public sealed interface MembershipChange {
  /**
   * All of them are, or are no longer, on the list.
   *
   * @param changed how many were not before
   * @param unknown those that are no contacts
   */
  record Done(int changed, List<ContactId> unknown) implements MembershipChange {
    public Done {
      unknown = List.copyOf(unknown);
    }
  }

  /** There is no such list. */
  record NoList() implements MembershipChange {}
}
