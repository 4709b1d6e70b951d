package io.relance.domain.store;

/**
 * A second way to find items: by a partition attribute, in the order of a sort attribute.
 *
 * <p>Both attributes hold {@link Value.Text}. An item that lacks either is not in the index. A read
 * of an index may miss the latest writes, so no decision depends on it.
 *
 * @param spread the number of parts over which a store with a limit of writes per part distributes
 *     one partition; readers see one partition in order
 */
public record Index(String name, String partitionAttribute, String sortAttribute, int spread) {
  public Index {
    if (spread < 1 || spread > 32) {
      throw new IllegalArgumentException(
          "Index " + name + " must be spread over 1 to 32 partitions, not " + spread);
    }
  }

  public Index(String name, String partitionAttribute, String sortAttribute) {
    this(name, partitionAttribute, sortAttribute, 1);
  }

  public Index spreadOver(int parts) {
    return new Index(name, partitionAttribute, sortAttribute, parts);
  }
}
