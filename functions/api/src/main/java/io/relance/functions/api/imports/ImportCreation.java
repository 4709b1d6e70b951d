package io.relance.functions.api.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import to create.
 *
 * @param listId the list that the contacts join
 * @param tableKey the table of the rows; required for {@code rows}
 * @param bankKey the promo bank of the codes; required for {@code codes}
 * @param mapping the fields of columns, by the names of the columns; absent: those of the preset,
 *     else the proposed ones
 * @param preset the program that exported the file
 * @param dryRun true: the rows are counted and the rejects made, and nothing is stored
 * @param consent what every contact of the file has agreed to, or ended
 */
@Schema(name = "ImportCreation")
public record ImportCreation(
    @Schema(
            type = "string",
            allowableValues = {"contacts", "rows", "events", "codes"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String kind,
    @Nullable String listId,
    @Nullable String tableKey,
    @Nullable String bankKey,
    @Nullable Map<String, String> mapping,
    @Schema(
            type = "string",
            allowableValues = {"pinpoint", "klaviyo", "shopify"})
        @Nullable String preset,
    @Nullable Boolean dryRun,
    @Nullable List<ImportConsent> consent) {}
