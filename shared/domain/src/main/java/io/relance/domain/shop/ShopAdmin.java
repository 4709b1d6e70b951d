package io.relance.domain.shop;

import io.relance.domain.shop.ShopRecord.RecordPlace;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The interface of a shop for programs: the webhooks that it sends, and its records, in files that
 * the shop prepares.
 */
public interface ShopAdmin {
  /** Subscribes the webhooks that are read and not yet sent to an address; repeatable. */
  Answer<Subscriptions> subscribe(URI address);

  /**
   * Begins an export: the shop prepares a file of records.
   *
   * @param changedSince only records that changed then or later; {@link Instant#EPOCH} for all
   * @return the id of the export
   */
  Answer<String> export(ShopRecords records, Instant changedSince);

  /** How far an export is. */
  Answer<ExportState> state(String export);

  /**
   * Opens the file of an export.
   *
   * @param from where to begin, as an earlier record of the same file named it
   * @return empty when its address has expired
   * @throws io.relance.domain.failure.TransientFailure when it cannot be reached
   */
  Optional<ShopRecordReader> open(ShopRecords records, URI file, RecordPlace from);

  /** What the shop answers to a request. */
  sealed interface Answer<T> {
    record Given<T>(T value) implements Answer<T> {}

    /**
     * Not now.
     *
     * @param pause after which the same may be asked again
     */
    record Later<T>(Duration pause, String reason) implements Answer<T> {}

    /**
     * Never.
     *
     * @param problem what must be otherwise
     */
    record Refused<T>(String problem) implements Answer<T> {}
  }

  /** How far an export is. */
  sealed interface ExportState {
    /**
     * The shop prepares the file.
     *
     * @param records that it has so far
     */
    record Preparing(long records) implements ExportState {}

    /**
     * The file can be read.
     *
     * @param file absent when there are no records
     */
    record Ready(Optional<URI> file, long records) implements ExportState {}

    /**
     * The shop gave up.
     *
     * @param again whether another attempt may succeed
     * @param part the address of the records that it had by then
     */
    record Failed(String reason, boolean again, Optional<URI> part) implements ExportState {}

    /** The file is gone, or the export was cancelled. */
    record Gone() implements ExportState {}
  }

  /**
   * The webhooks that a shop sends to an address.
   *
   * @param created how many it did not send before
   * @param existing how many it sent already
   * @param problems why others could not be subscribed, one for each
   */
  record Subscriptions(int created, int existing, List<String> problems) {
    public Subscriptions {
      problems = List.copyOf(problems);
    }
  }
}
