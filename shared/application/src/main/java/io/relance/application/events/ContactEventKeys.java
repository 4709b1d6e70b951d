package io.relance.application.events;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Tables;
import io.relance.domain.store.ItemKey;

/** The keys of events. */
public final class ContactEventKeys {
  /** What the ids of the events of enrollment requests begin with. */
  public static final String REQUEST = "api:";

  /** What the ids of the events of orders begin with. */
  public static final String ORDER = "order-completed:";

  /** What the ids of the events of created contacts begin with. */
  public static final String CREATED = "contact-created:";

  /** What the ids of the events of changed contacts begin with. */
  public static final String UPDATED = "contact-updated:";

  /** What the ids of the events of subscriptions begin with. */
  public static final String SUBSCRIBED = "subscribed:";

  /** What the ids of the events of contacts that join lists begin with. */
  public static final String JOINED = "list-joined:";

  /** What the ids of the events of contacts that enter segments begin with. */
  public static final String ENTERED = "segment-entered:";

  /** What the ids of the events of contacts that leave segments begin with. */
  public static final String LEFT = "segment-left:";

  /** What the ids of the events of rows of related tables begin with. */
  public static final String ROW = "table-row:";

  /** What the ids of the events of visited pages begin with. */
  public static final String PAGE = "page-visited:";

  /** What the ids of the events of viewed products begin with. */
  public static final String PRODUCT = "product-viewed:";

  private static final String PREFIX = "occurrence#";

  private static final int LONGEST = 200;

  private ContactEventKeys() {}

  public static ItemKey occurrence(String id) {
    return new ItemKey(Tables.OCCURRENCES, PREFIX + id, "occurrence");
  }

  /** The id of the event that a key is of. */
  static String id(ItemKey occurrence) {
    return occurrence.partition().substring(PREFIX.length());
  }

  /** Says that the event that another system reported under an id is recorded. */
  static ItemKey reported(String id) {
    return new ItemKey(Tables.OCCURRENCES, "reported#" + Ids.hash("reported", id), "reported");
  }

  /** Whether a key is that of an event whose id begins with a prefix. */
  static boolean hasId(ItemKey key, String prefix) {
    return key.table().equals(Tables.OCCURRENCES) && key.partition().startsWith(PREFIX + prefix);
  }

  /** The id of the event of an order that was placed. */
  public static String orderCompleted(String order) {
    return ORDER + bounded(order);
  }

  /** An identifier from outside as part of a key: itself, or its hash when it is too long. */
  public static String bounded(String foreign) {
    return foreign.length() <= LONGEST ? foreign : Ids.hash("foreign", foreign);
  }
}
