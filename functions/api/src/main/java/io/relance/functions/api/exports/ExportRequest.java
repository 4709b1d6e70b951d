package io.relance.functions.api.exports;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An export to start. */
@Schema(name = "ExportRequest")
public record ExportRequest(
    @Schema(
            type = "string",
            allowableValues = {"xlsx", "csv"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String format) {}
