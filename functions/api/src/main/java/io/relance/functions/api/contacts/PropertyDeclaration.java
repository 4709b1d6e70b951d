package io.relance.functions.api.contacts;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The type that every value of a property must have.
 *
 * @param label what people call it
 */
@Schema(name = "PropertyDeclaration", requiredProperties = "type")
public record PropertyDeclaration(
    @Schema(
            type = "string",
            allowableValues = {"text", "number", "boolean", "date", "instant", "list"})
        @Nullable String type,
    @Nullable String label) {}
