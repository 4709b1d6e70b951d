package io.relance.functions.api.exports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.application.exports.Export;
import io.relance.functions.api.imports.FileDownload;
import io.relance.json.Choices;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * An export of contacts; its job has the same id.
 *
 * @param rows the contacts written so far
 * @param download once it is done
 * @param error why it failed
 */
@Schema(name = "Export")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ExportView(
    String id,
    @Schema(
            type = "string",
            allowableValues = {"running", "paused", "done", "failed", "cancelled"})
        String state,
    @Schema(
            type = "string",
            allowableValues = {"xlsx", "csv"})
        String format,
    long rows,
    Optional<FileDownload> download,
    Optional<String> error,
    Instant createdAt) {
  static ExportView of(Export export) {
    var job = export.job();
    return new ExportView(
        job.id().value(),
        Choices.name(job.state()),
        Choices.name(export.format()),
        job.progress().done(),
        Optional.empty(),
        job.error(),
        job.createdAt());
  }

  ExportView with(FileDownload file) {
    return new ExportView(id, state, format, rows, Optional.of(file), error, createdAt);
  }
}
