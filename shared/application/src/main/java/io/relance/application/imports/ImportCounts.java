package io.relance.application.imports;

/**
 * The rows of an import so far.
 *
 * @param created those that made something
 * @param updated those that changed something, or nothing, of what there was
 */
public record ImportCounts(long created, long updated, long rejected) {
  static final ImportCounts NONE = new ImportCounts(0, 0, 0);

  public long accepted() {
    return created + updated;
  }

  public long rows() {
    return accepted() + rejected;
  }

  ImportCounts with(RowOutcome outcome) {
    return switch (outcome) {
      case RowOutcome.Created() -> new ImportCounts(created + 1, updated, rejected);
      case RowOutcome.Updated() -> new ImportCounts(created, updated + 1, rejected);
      case RowOutcome.Rejected _ -> new ImportCounts(created, updated, rejected + 1);
    };
  }
}
