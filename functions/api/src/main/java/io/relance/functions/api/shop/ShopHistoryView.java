package io.relance.functions.api.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.application.jobs.Job;
import io.relance.application.shophistory.ShopHistory.Fetches;
import io.relance.functions.api.imports.FileDownload;
import io.relance.functions.api.jobs.JobView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was fetched from the shop, and what will be.
 *
 * @param history the last fetch of all records
 * @param reconciliation the last fetch of what changed, in case webhooks were missed
 * @param nextReconciliation when the next one begins
 */
@Schema(name = "ShopHistory")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ShopHistoryView(
    Optional<ShopFetch> history,
    Optional<ShopFetch> reconciliation,
    Optional<Instant> nextReconciliation) {

  /**
   * A fetch of records.
   *
   * @param unreadable the records that could not be read, once the job is done: a JSON object a
   *     line, with the kind of record, its line and the reason
   */
  @Schema(name = "ShopFetch")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record ShopFetch(JobView job, Optional<FileDownload> unreadable) {}

  static ShopHistoryView of(Fetches fetches, Function<Job, Optional<FileDownload>> unreadable) {
    Function<Job, ShopFetch> fetch = job -> new ShopFetch(JobView.of(job), unreadable.apply(job));
    return new ShopHistoryView(
        fetches.history().map(fetch), fetches.reconciliation().map(fetch), fetches.next());
  }
}
