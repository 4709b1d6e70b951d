package io.relance.application.events;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Tables;
import io.relance.domain.store.ItemKey;

/** The keys of events. */
public final class ContactEventKeys {
  private static final int LONGEST = 200;

  private ContactEventKeys() {}

  public static ItemKey occurrence(String id) {
    return new ItemKey(Tables.OCCURRENCES, "occurrence#" + id, "occurrence");
  }

  /** Whether a key is that of an event whose id begins with a prefix. */
  static boolean hasId(ItemKey key, String prefix) {
    return key.table().equals(Tables.OCCURRENCES)
        && key.partition().startsWith("occurrence#" + prefix);
  }

  /** An identifier from outside as part of a key: itself, or its hash when it is too long. */
  public static String bounded(String foreign) {
    return foreign.length() <= LONGEST ? foreign : Ids.hash("foreign", foreign);
  }
}
