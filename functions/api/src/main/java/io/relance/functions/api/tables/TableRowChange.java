package io.relance.functions.api.tables;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table.
 *
 * @param contactId the contact that it belongs to
 * @param values by the names of columns; a column that is absent or null has no value
 */
@Schema(
    name = "TableRowChange",
    requiredProperties = {"contactId", "values"})
public record TableRowChange(
    @Nullable String contactId,
    @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
        @Nullable JsonNode values) {}
