package io.relance.application.tables;

import io.relance.application.contacts.FollowingWrites;
import io.relance.domain.flow.RowChange;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.TableKey;
import java.util.List;

/** Decides what is written with the rows of related tables that are added or changed. */
public interface RowChanges {
  /** Nothing follows. */
  RowChanges NONE = _ -> FollowingWrites.NONE;

  /**
   * A row is added to a contact, or changes.
   *
   * @param columns those that have another value than before
   */
  record Changed(TableKey table, ContactId contact, RowChange change, List<String> columns) {
    public Changed {
      columns = List.copyOf(columns);
    }
  }

  /** What follows from a change. */
  FollowingWrites following(Changed changed);
}
