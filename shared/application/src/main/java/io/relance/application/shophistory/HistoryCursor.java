package io.relance.application.shophistory;

import io.relance.application.jobs.JobProgress;
import io.relance.application.persistence.Json;
import io.relance.domain.shop.ShopRecord.RecordPlace;
import io.relance.domain.shop.ShopRecords;
import java.util.Optional;

/**
 * How far a fetch is.
 *
 * @param records those that are fetched now; absent while webhooks are subscribed
 * @param export the shop's id of their export; absent before it has begun
 * @param place where the next record begins in its file
 * @param attempt how many exports of these records came to nothing
 * @param failure why the last export is not whole, whose records so far are read
 */
record HistoryCursor(
    Optional<ShopRecords> records,
    Optional<String> export,
    RecordPlace place,
    int attempt,
    Optional<String> failure,
    HistoryCounts counts) {
  private static final HistoryCursor START =
      new HistoryCursor(
          Optional.empty(),
          Optional.empty(),
          RecordPlace.START,
          0,
          Optional.empty(),
          HistoryCounts.NONE);

  static HistoryCursor of(JobProgress progress) {
    return progress.cursor().isEmpty() ? START : Json.read(progress.cursor(), HistoryCursor.class);
  }

  JobProgress progress() {
    return new JobProgress(counts.done(), Optional.empty(), Json.write(this));
  }

  HistoryCursor with(HistoryCounts after) {
    return new HistoryCursor(records, export, place, attempt, failure, after);
  }

  /** The same, at the beginning of other records. */
  HistoryCursor at(ShopRecords next) {
    return new HistoryCursor(
        Optional.of(next), Optional.empty(), RecordPlace.START, 0, Optional.empty(), counts);
  }

  HistoryCursor exporting(String id) {
    return new HistoryCursor(records, Optional.of(id), place, attempt, failure, counts);
  }

  HistoryCursor at(RecordPlace next) {
    return new HistoryCursor(records, export, next, attempt, failure, counts);
  }

  /** The same, with another export from the beginning. */
  HistoryCursor again() {
    return new HistoryCursor(
        records,
        Optional.empty(),
        RecordPlace.START,
        attempt + 1,
        Optional.empty(),
        counts.without(records.orElseThrow()));
  }

  /** The same, of an export that has a part of its records only. */
  HistoryCursor incomplete(String reason) {
    return new HistoryCursor(records, export, place, attempt, Optional.of(reason), counts);
  }
}
