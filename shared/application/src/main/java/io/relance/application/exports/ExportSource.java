package io.relance.application.exports;

import io.relance.domain.id.ContactId;
import java.util.Iterator;
import java.util.List;

/** What contacts are exported from: lists, segments. */
public interface ExportSource {
  /** The word for it in the subjects of jobs, such as {@code list}. */
  String kind();

  /**
   * The contacts of one of them, in pages that are read as they are asked for.
   *
   * @param most how many contacts a page has at most
   */
  Iterator<List<ContactId>> pages(String id, int most);
}
