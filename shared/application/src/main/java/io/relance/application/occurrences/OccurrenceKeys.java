package io.relance.application.occurrences;

import io.relance.application.store.Ids;
import io.relance.application.store.Tables;
import io.relance.domain.store.ItemKey;

/** Where occurrences are kept. */
public final class OccurrenceKeys {
  private static final int LONGEST = 200;

  private OccurrenceKeys() {}

  public static ItemKey occurrence(String id) {
    return new ItemKey(Tables.OCCURRENCES, "occurrence#" + id, "occurrence");
  }

  /** An identifier from outside as part of a key: itself, or its hash when it is too long. */
  public static String bounded(String foreign) {
    return foreign.length() <= LONGEST ? foreign : Ids.hash("foreign", foreign);
  }
}
