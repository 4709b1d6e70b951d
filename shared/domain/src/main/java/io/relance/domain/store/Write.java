package io.relance.domain.store;

import java.util.List;

/** One write of a transaction, with its precondition. */
public sealed interface Write {
  ItemKey key();

  Precondition precondition();

  /** Stores the whole item, replacing an existing one. */
  record Put(Item item, Precondition precondition) implements Write {
    @Override
    public ItemKey key() {
      return item.key();
    }
  }

  /**
   * Edits at least one attribute, each once; makes the item when there is none (one that has
   * expired counts as none).
   */
  record Update(ItemKey key, List<Edit> edits, Precondition precondition) implements Write {
    public Update {
      edits = List.copyOf(edits);
      if (edits.isEmpty()
          || edits.stream().map(Edit::attribute).distinct().count() < edits.size()) {
        throw new IllegalArgumentException(
            "An update must edit at least one attribute, and each once: "
                + edits.stream().map(Edit::attribute).toList());
      }
    }
  }

  record Delete(ItemKey key, Precondition precondition) implements Write {}

  /** Checks a precondition and writes nothing. */
  record Check(ItemKey key, Precondition precondition) implements Write {}

  static Write put(Item item) {
    return new Put(item, Precondition.always());
  }

  static Write putNew(Item item) {
    return new Put(item, Precondition.absent());
  }

  static Write update(ItemKey key, Precondition precondition, Edit... edits) {
    return new Update(key, List.of(edits), precondition);
  }

  static Write delete(ItemKey key) {
    return new Delete(key, Precondition.always());
  }

  static Write check(ItemKey key, Precondition precondition) {
    return new Check(key, precondition);
  }
}
