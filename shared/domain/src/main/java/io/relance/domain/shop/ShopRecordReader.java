package io.relance.domain.shop;

import java.util.Optional;

/** Reads the records of a file, one after the other; the file is never in memory as a whole. */
public interface ShopRecordReader extends AutoCloseable {
  /**
   * The next record; empty at the end of the file.
   *
   * @throws io.relance.domain.failure.TransientFailure when the download breaks off
   */
  Optional<ShopRecord> next();

  @Override
  void close();
}
