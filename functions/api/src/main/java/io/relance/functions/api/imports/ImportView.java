package io.relance.functions.api.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.application.imports.Imports;
import io.relance.application.jobs.Job;
import io.relance.json.Choices;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * An import: rows = accepted + rejected, and accepted = created + updated.
 *
 * @param state {@code waiting} before its first run, then the state of the job with its id
 * @param rows the rows so far; blank ones are none
 * @param rejects the rejected rows with line, field and reason, once it is done
 * @param error why it failed
 * @param upload where its file is uploaded, in the answer to its creation
 */
@Schema(name = "Import")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ImportView(
    String id,
    @Schema(
            type = "string",
            allowableValues = {"contacts", "rows", "events", "codes"})
        String kind,
    @Schema(
            type = "string",
            allowableValues = {"waiting", "running", "paused", "done", "failed", "cancelled"})
        String state,
    boolean dryRun,
    long rows,
    long accepted,
    long created,
    long updated,
    long rejected,
    Optional<FileDownload> rejects,
    Optional<String> error,
    Optional<FileUpload> upload,
    Instant createdAt) {
  static ImportView of(Imports.Progress progress) {
    var subject = progress.subject();
    var counts = progress.counts();
    return new ImportView(
        subject.id(),
        Choices.name(subject.request().kind()),
        progress.job().map(job -> Choices.name(job.state())).orElse("waiting"),
        subject.request().dryRun(),
        counts.rows(),
        counts.accepted(),
        counts.created(),
        counts.updated(),
        counts.rejected(),
        Optional.empty(),
        progress.job().flatMap(Job::error),
        Optional.empty(),
        subject.createdAt());
  }

  ImportView with(FileDownload rejectsFile) {
    return new ImportView(
        id,
        kind,
        state,
        dryRun,
        rows,
        accepted,
        created,
        updated,
        rejected,
        Optional.of(rejectsFile),
        error,
        upload,
        createdAt);
  }

  ImportView with(FileUpload address) {
    return new ImportView(
        id,
        kind,
        state,
        dryRun,
        rows,
        accepted,
        created,
        updated,
        rejected,
        rejects,
        error,
        Optional.of(address),
        createdAt);
  }
}
