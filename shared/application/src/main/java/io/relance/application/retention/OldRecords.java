package io.relance.application.retention;

import io.relance.application.contacts.Contacts;
import io.relance.application.execution.OldEnrollments;
import io.relance.application.execution.wave.EndedWaves;
import io.relance.application.sending.model.OldMessages;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.Query;

/**
 * A place in what the deletion of old records reads.
 *
 * @param kind what is read there
 * @param automation whose enrollments or waves are read; empty for others
 * @param cursor the end of the last page; empty for the first one
 */
record OldRecords(Kind kind, String automation, String cursor) {
  /** What is read, in this order; enrollments and waves for one automation after the other. */
  enum Kind {
    MESSAGES,
    ENROLLMENTS,
    WAVES,
    CONTACTS
  }

  static final OldRecords CONTACTS = new OldRecords(Kind.CONTACTS, "", "");

  private static final String WAVES = "waves:";
  private static final String EVENTS = "events:";

  static OldRecords enrollments(String automation) {
    return new OldRecords(Kind.ENROLLMENTS, automation, "");
  }

  static OldRecords waves(String automation) {
    return new OldRecords(Kind.WAVES, automation, "");
  }

  OldRecords at(String next) {
    return new OldRecords(kind, automation, next);
  }

  static OldRecords of(String text) {
    var parts = text.split(" ", 2);
    var name = parts[0];
    var cursor = parts.length < 2 ? "" : parts[1];
    if (name.isEmpty()) {
      return new OldRecords(Kind.MESSAGES, "", cursor);
    }
    if (name.equals(EVENTS)) {
      return new OldRecords(Kind.CONTACTS, "", cursor);
    }
    return name.startsWith(WAVES)
        ? new OldRecords(Kind.WAVES, name.substring(WAVES.length()), cursor)
        : new OldRecords(Kind.ENROLLMENTS, name, cursor);
  }

  String text() {
    var name =
        switch (kind) {
          case MESSAGES -> "";
          case ENROLLMENTS -> automation;
          case WAVES -> WAVES + automation;
          case CONTACTS -> EVENTS;
        };
    return name + " " + cursor;
  }

  /**
   * A page of what is read.
   *
   * @param cutoff as stored
   */
  Query page(String cutoff, int limit) {
    var all =
        switch (kind) {
          case MESSAGES -> OldMessages.before(cutoff);
          case ENROLLMENTS -> OldEnrollments.before(new AutomationId(automation), cutoff);
          case WAVES -> EndedWaves.before(new AutomationId(automation), cutoff);
          case CONTACTS -> Contacts.everyContact();
        };
    return cursor.isEmpty() ? all.limit(limit) : all.limit(limit).after(cursor);
  }
}
