package io.relance.compiler.codec;

import io.relance.domain.criteria.Criteria;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.ListKey;
import io.relance.domain.id.PromoBankKey;
import io.relance.domain.id.SegmentKey;
import io.relance.domain.id.SftpServerKey;
import io.relance.domain.id.TableKey;

/**
 * The values in a partial flow where the file has none that can be used; no file can contain them.
 */
public final class Placeholders {
  private static final String MARK = "?";

  /** Has the texts of the settings of a flow's conversation, which are no element's. */
  public static final FlowElement CONVERSATION =
      new FlowElement.Note(new ElementId(MARK + "conversation"), "", "");

  static final ElementId EXIT = new ElementId(MARK);
  static final ListKey LIST = new ListKey(MARK);
  static final PromoBankKey BANK = new PromoBankKey(MARK);
  static final SftpServerKey SERVER = new SftpServerKey(MARK);
  static final SegmentKey SEGMENT = new SegmentKey(MARK);
  static final TableKey TABLE = new TableKey(MARK);
  static final Criteria CRITERIA = new Criteria.InList(LIST);

  private Placeholders() {}

  static ElementId elementAt(int index) {
    return new ElementId(MARK + index);
  }

  public static boolean isPlaceholder(ElementId id) {
    return id.value().startsWith(MARK);
  }

  public static boolean isPlaceholder(SegmentKey key) {
    return key.value().startsWith(MARK);
  }

  public static boolean isPlaceholder(TableKey key) {
    return key.value().startsWith(MARK);
  }

  public static boolean isPlaceholder(SftpServerKey key) {
    return key.value().startsWith(MARK);
  }

  public static boolean isPlaceholder(PromoBankKey key) {
    return key.value().startsWith(MARK);
  }

  public static boolean isPlaceholder(ListKey id) {
    return id.value().startsWith(MARK);
  }
}
