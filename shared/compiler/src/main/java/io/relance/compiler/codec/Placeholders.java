package io.relance.compiler.codec;

import io.relance.domain.criteria.Criteria;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.ListKey;

/** What stands in a partial flow where the file says nothing usable; no file can say it itself. */
public final class Placeholders {
  private static final String MARK = "?";

  static final ElementId EXIT = new ElementId(MARK);
  static final ListKey LIST = new ListKey(MARK);
  static final Criteria CRITERIA = new Criteria.InList(LIST);

  private Placeholders() {}

  static ElementId elementAt(int index) {
    return new ElementId(MARK + index);
  }

  public static boolean standsFor(ElementId id) {
    return id.value().startsWith(MARK);
  }

  public static boolean standsFor(ListKey id) {
    return id.value().startsWith(MARK);
  }
}
