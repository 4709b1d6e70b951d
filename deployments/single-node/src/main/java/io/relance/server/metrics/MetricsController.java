package io.relance.server.metrics;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.functions.api.security.OpenToLoopback;
import io.relance.functions.api.security.RequiresRole;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Serves the metrics of the server. */
@Controller("/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MetricsController {
  private final PrometheusMetrics metrics;

  MetricsController(PrometheusMetrics metrics) {
    this.metrics = metrics;
  }

  /**
   * Returns the metrics of the server for Prometheus, in its text format or as OpenMetrics.
   * Programs of the same machine need no token; others need one of any role.
   */
  @Get(produces = MediaType.ALL)
  @RequiresRole(Role.ANALYST)
  @OpenToLoopback
  @ApiResponse(
      responseCode = "200",
      description = "The metrics",
      content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")))
  HttpResponse<String> metrics(HttpRequest<?> request) {
    var scrape = metrics.scrape(request.getHeaders().findFirst(HttpHeaders.ACCEPT).orElse(""));
    return HttpResponse.ok(scrape.body()).header(HttpHeaders.CONTENT_TYPE, scrape.contentType());
  }
}
