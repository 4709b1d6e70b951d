package io.relance.domain.shop;

import java.util.List;
import java.util.Optional;

/**
 * One record of a shop's history.
 *
 * @param facts what it says, as webhooks would have said it; none when it cannot be read
 * @param problem why it cannot be read; never with personal data
 * @param end where the record after it begins
 */
public record ShopRecord(
    long line, List<ShopFact> facts, Optional<String> problem, RecordPlace end) {
  public ShopRecord {
    facts = List.copyOf(facts);
  }

  /**
   * The beginning of a record in a file.
   *
   * @param line from 1
   * @param offset in bytes, from 0
   */
  public record RecordPlace(long line, long offset) {
    /** The beginning of a file. */
    public static final RecordPlace START = new RecordPlace(1, 0);
  }
}
