package io.relance.application.exports;

import io.relance.domain.id.ContactId;
import java.util.List;

/** What contacts are exported from, such as lists. */
public interface ExportSource {
  /** The word for it in the subjects of jobs, such as {@code list}. */
  String kind();

  /**
   * The next contacts of one of them, in the order of their ids.
   *
   * @param id of the list
   * @param after only greater ids than this one; empty for all
   * @param most how many at most; fewer mean that there are no more
   */
  List<ContactId> page(String id, String after, int most);
}
