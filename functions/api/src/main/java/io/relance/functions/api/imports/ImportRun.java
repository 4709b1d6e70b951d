package io.relance.functions.api.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run of an import.
 *
 * @param mapping the fields of columns, by the names of the columns; absent: as before
 */
@Schema(name = "ImportRun")
public record ImportRun(@Nullable Map<String, String> mapping) {}
