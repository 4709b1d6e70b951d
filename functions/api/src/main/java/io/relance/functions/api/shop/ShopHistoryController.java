package io.relance.functions.api.shop;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobState;
import io.relance.application.shophistory.ShopConnection;
import io.relance.application.shophistory.ShopHistory;
import io.relance.application.shophistory.ShopHistory.Started;
import io.relance.functions.api.ObjectLinks;
import io.relance.functions.api.imports.FileDownload;
import io.relance.functions.api.jobs.JobView;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.RequiresRole;
import java.util.Optional;

/** The shop: its history. */
@Controller("/v1/shop/history")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ShopHistoryController {
  private final ShopHistory history;
  private final ObjectLinks links;
  private final AuditLogger auditLogger;

  ShopHistoryController(ShopHistory history, ObjectLinks links, AuditLogger auditLogger) {
    this.history = history;
    this.links = links;
    this.auditLogger = auditLogger;
  }

  /**
   * Subscribes the webhooks of the shop, and fetches its customers, orders, checkouts and consents;
   * nothing is triggered. From then on, what webhooks missed is fetched each night.
   */
  @Post
  @RequiresRole(Role.ADMIN)
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<JobView> fetch(HttpRequest<?> request) {
    return switch (auditLogger.by(request, history::start)) {
      case Started.Accepted(var job) -> HttpResponse.accepted().body(JobView.of(job));
      case Started.Running(var job) ->
          throw ApiException.conflict(
              "shop.history-running", "Job %s must end before another one".formatted(job.id()));
      case Started.NotConnected() ->
          throw ApiException.conflict("shop.not-connected", ShopConnection.NOT_CONNECTED);
    };
  }

  /** Shows what was fetched from the shop last, and when the next fetch begins. */
  @Get
  @RequiresRole(Role.MANAGER)
  ShopHistoryView get(HttpRequest<?> request) {
    return ShopHistoryView.of(history.fetches(), job -> unreadable(request, job));
  }

  private Optional<FileDownload> unreadable(HttpRequest<?> request, Job job) {
    return Optional.of(job)
        .filter(it -> it.state() == JobState.DONE)
        .map(ShopHistory::unreadableFile)
        .map(file -> new FileDownload(links.download(request, file, "unreadable.jsonl")));
  }
}
