package io.relance.application.tables;

import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.persistence.Tables;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.TableId;
import io.relance.domain.store.ItemKey;

/**
 * The keys of related tables and their rows.
 *
 * <p>The values of a row are in the partition of its contact, where criteria read them and an
 * erasure finds them; the table knows for each row only whose it is.
 */
final class TableKeys {
  /** The prefix of a table's rows in its partition. */
  static final String ROW = "row#";

  private static final String PREFIX = "table#";

  private TableKeys() {}

  static TableId tableOf(ItemKey key) {
    return new TableId(key.partition().substring(PREFIX.length()));
  }

  static String partition(TableId table) {
    return PREFIX + table;
  }

  static ItemKey table(TableId table) {
    return new ItemKey(Tables.CONTACTS, partition(table), "table");
  }

  /** Says whose a row is. */
  static ItemKey owner(TableId table, String row) {
    return new ItemKey(Tables.CONTACTS, partition(table), ROW + row);
  }

  /** The values of a row. */
  static ItemKey values(ContactId contact, TableId table, String row) {
    return ContactKeys.inContact(contact, ofContact(table) + row);
  }

  /** The prefix of a contact's rows of a table. */
  static String ofContact(TableId table) {
    return ContactKeys.ROW + table + "#";
  }

  /** The table of a row in a contact's partition. */
  static TableId tableOfValues(ItemKey key) {
    var sort = key.sort().substring(ContactKeys.ROW.length());
    return new TableId(sort.substring(0, sort.indexOf('#')));
  }

  /** The key of a row in a contact's partition. */
  static String rowOfValues(ItemKey key) {
    return key.sort().substring(ofContact(tableOfValues(key)).length());
  }
}
