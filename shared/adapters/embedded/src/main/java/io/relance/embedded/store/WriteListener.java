package io.relance.embedded.store;

import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Table;
import io.relance.embedded.sqlite.SqlConnection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Learns of the items that a transaction wrote, within it. */
interface WriteListener {
  /** One item before and after; what had expired and was still there counts as before. */
  record Written(ItemKey key, Optional<Item> before, Optional<Item> after) {}

  void written(SqlConnection connection, List<Written> items) throws SQLException;

  /** Whether it has to know each item of this table before it is overwritten. */
  boolean wants(Table table);
}
