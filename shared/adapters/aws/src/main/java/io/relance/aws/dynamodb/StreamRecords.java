package io.relance.aws.dynamodb;

import io.relance.domain.store.Changes.Change;
import io.relance.domain.store.Item;
import io.relance.domain.store.Table;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Reads the records of a table's stream, which holds new and old images. */
public final class StreamRecords {
  private StreamRecords() {}

  /** A record as a change, under the place where a reader is after it. */
  public static Change change(Table table, Record record, String position) {
    var written = record.dynamodb();
    return new Change(
        position,
        ItemCodec.key(table, written.keys()),
        image(table, written.hasOldImage(), written.oldImage()),
        image(table, written.hasNewImage(), written.newImage()));
  }

  private static Optional<Item> image(
      Table table, boolean present, Map<String, AttributeValue> image) {
    return present ? Optional.of(ItemCodec.decode(table, image)) : Optional.empty();
  }
}
