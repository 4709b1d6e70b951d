package io.relance.embedded.store;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.embedded.sqlite.SqlConnection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Is called within each transaction with the items that it wrote. */
interface WriteListener {
  /** One item before and after a write; an expired item that is still stored counts as before. */
  record Written(ItemKey key, Optional<Item> before, Optional<Item> after) {}

  void written(SqlConnection connection, List<Written> items) throws SQLException;

  /** Whether it needs this item as it was before each write. */
  boolean records(ItemKey key);
}
