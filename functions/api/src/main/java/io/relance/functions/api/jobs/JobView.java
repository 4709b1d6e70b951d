package io.relance.functions.api.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.jobs.Job;
import io.relance.application.persistence.Json;
import io.relance.json.Choices;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * Work that can outlast a request.
 *
 * @param state {@code paused} while it waits for an instant, at which it continues by itself
 * @param done the units that are done, such as rows
 * @param total the units that there are, once that is known
 * @param result what came of it, once it is done
 * @param error why it failed
 */
@Schema(name = "Job")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record JobView(
    String id,
    @Schema(
            type = "string",
            allowableValues = {
              "delete-table",
              "delete-list",
              "import",
              "export",
              "freeze-launch",
              "cancel-enrollments",
              "erase-contact",
              "redact-shop",
              "shop-history",
              "shop-reconciliation",
              "retention"
            })
        String kind,
    @Schema(
            type = "string",
            allowableValues = {"running", "paused", "done", "failed", "cancelled"})
        String state,
    long done,
    Optional<Long> total,
    @Schema(type = "object") Optional<JsonNode> result,
    Optional<String> error,
    Instant createdAt) {
  /** A job as it is answered. */
  public static JobView of(Job job) {
    return new JobView(
        job.id().value(),
        Choices.name(job.kind()),
        Choices.name(job.state()),
        job.progress().done(),
        job.progress().total(),
        job.result().map(Json::tree),
        job.error(),
        job.createdAt());
  }
}
