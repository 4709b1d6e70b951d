package io.relance.functions.api.tables;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table to create.
 *
 * @param key its name in flow files and criteria; made from the name when absent
 * @param columns 1 to 50
 */
@Schema(
    name = "TableCreation",
    requiredProperties = {"name", "columns"})
public record TableCreation(
    @Nullable String name,
    @Schema(pattern = "[a-z0-9-]{1,60}") @Nullable String key,
    @Nullable List<TableColumn> columns) {}
