package io.relance.application.exports;

import io.relance.application.lists.Lists;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ListId;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

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
  public Iterator<List<ContactId>> pages(String id, int most) {
    return new Iterator<>() {
      private List<ContactId> next = lists.memberIdsAfter(new ListId(id), "", most);

      @Override
      public boolean hasNext() {
        return !next.isEmpty();
      }

      @Override
      public List<ContactId> next() {
        if (next.isEmpty()) {
          throw new NoSuchElementException("The list has no further members");
        }
        var page = next;
        next = lists.memberIdsAfter(new ListId(id), page.getLast().value(), most);
        return page;
      }
    };
  }
}
