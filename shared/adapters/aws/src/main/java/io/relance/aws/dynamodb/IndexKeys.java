package io.relance.aws.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.domain.store.Index;
import io.relance.domain.store.ItemKey;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * The key attributes of a declared index in DynamoDB: its own, or, if the index is spread, an
 * additional attribute with the partition and the number of the part.
 */
public record IndexKeys(Index index) {
  /** The attribute that is the partition key. */
  public String partition() {
    return isSpread() ? index.name() + "Part" : index.partitionAttribute();
  }

  /** The attribute that is the sort key. */
  public String sort() {
    return index.sortAttribute();
  }

  boolean isSpread() {
    return index.spread() > 1;
  }

  /** What the partition key of an item is. */
  String partOf(String partition, ItemKey key) {
    var sum = new CRC32C();
    sum.update((key.partition() + "\n" + key.sort()).getBytes(UTF_8));
    return part(partition, (int) (sum.getValue() % index.spread()));
  }

  /** All partition keys under which the items of a partition are. */
  List<String> parts(String partition) {
    return isSpread()
        ? IntStream.range(0, index.spread()).mapToObj(number -> part(partition, number)).toList()
        : List.of(partition);
  }

  private static String part(String partition, int number) {
    return partition + "#" + number;
  }
}
