package io.relance.embedded.sqlite;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The damaged rows that reads have met since the start: up to a hundred, each named once in the
 * log. A name has no part of a key that could be an address.
 */
public final class DamagedRows {
  private static final System.Logger LOG = System.getLogger(DamagedRows.class.getName());
  private static final int MOST = 100;

  private final Set<String> names = new LinkedHashSet<>();

  /**
   * Notes a damaged row.
   *
   * @param table the SQL table
   * @param partition the partition of its key, of which the part before the first # is shown
   * @return its name
   */
  public String note(String table, String partition, long row) {
    int end = partition.indexOf('#');
    var kind = end < 0 ? "" : " (" + partition.substring(0, end) + ")";
    var name = "%s row %d%s".formatted(table.replace("\"", ""), row, kind);
    if (isNew(name)) {
      LOG.log(
          System.Logger.Level.ERROR,
          "{0} is damaged and is left out of lists. Restore a backup, or recover what is readable"
              + " with: sqlite3 relance.db .recover",
          name);
    }
    return name;
  }

  private synchronized boolean isNew(String name) {
    return names.size() < MOST && names.add(name);
  }

  /** Their names, in the order in which they were met. */
  public synchronized List<String> names() {
    return List.copyOf(names);
  }
}
