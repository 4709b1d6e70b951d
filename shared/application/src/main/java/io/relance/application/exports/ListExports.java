package io.relance.application.exports;

import io.relance.application.lists.Lists;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import java.util.List;

/** The members of lists, to export. */
public final class ListExports implements ExportSource {
  /** The kind of this source. */
  public static final String LIST = "list";

  private final Lists lists;

  public ListExports(Lists lists) {
    this.lists = lists;
  }

  @Override
  public String kind() {
    return LIST;
  }

  @Override
  public List<ContactId> page(String id, String after, int most) {
    return lists.memberIdsAfter(new ListId(id), after, most);
  }
}
