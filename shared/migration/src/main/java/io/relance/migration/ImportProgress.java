package io.relance.migration;

import io.relance.application.admin.Actor;
import io.relance.application.admin.Audit;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells, as long as an import goes on, which file is read and how far: so that the same one can be
 * read again after it was cut short, and nothing runs on half an installation.
 */
public final class ImportProgress {
  private static final ItemKey KEY = new ItemKey(Tables.PLATFORM, "moving", "import");

  private final ItemStore store;
  private final String file;

  /**
   * @param file names the file by its content
   */
  ImportProgress(ItemStore store, String file) {
    this.store = store;
    this.file = file;
  }

  /** How far an import is. */
  enum Phase {
    /** Items and objects are being put; nothing happens on them yet. */
    LOADING,
    /** All is there, and what is under way is let go: from here on no item is put again. */
    RELEASING
  }

  /** Whether an import into this store was begun and did not end. */
  public static boolean isOn(ItemStore store) {
    return store.get(KEY).isPresent();
  }

  static boolean isMark(ItemKey key) {
    return key.equals(KEY);
  }

  /** How far the import of this file is; empty when none was begun. */
  Optional<Phase> phase() {
    var found = store.get(KEY);
    if (found.isPresent() && !found.orElseThrow().text("file").equals(Optional.of(file))) {
      throw new MigrationException(
          "The import of another file was cut short here: run that one again, or begin with a new"
              + " target.");
    }
    return found.flatMap(item -> item.text("phase")).map(Phase::valueOf);
  }

  void set(Phase phase) {
    var item = ItemBuilder.at(KEY).text("file", file).text("phase", phase.name()).build();
    Transactions.write(store, List.of(Write.put(item)));
  }

  /** The import is done, and recorded in the audit log. */
  void remove(Instant now) {
    var change = Audit.Change.of("installation.import", "installation");
    var entry = Audit.write(Actor.COMMAND_LINE, change, now);
    Transactions.write(store, List.of(Write.delete(KEY), entry));
  }
}
