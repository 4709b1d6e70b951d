package io.relance.application.imports;

import java.util.List;

/** Stores the rows of one kind of import; storing a row again has the same effect. */
interface RowStore {
  /** The outcomes of rows, in their order. */
  List<RowOutcome> store(List<MappedRow> rows);
}
