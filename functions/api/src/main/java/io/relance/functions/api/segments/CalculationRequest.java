package io.relance.functions.api.segments;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Criteria to calculate.
 *
 * @param criteria as in the schema of criteria
 * @param session names an editor, in the form of a key; of its calculations with one token only the
 *     one that began last is continued
 */
@Schema(name = "CalculationRequest", requiredProperties = "criteria")
record CalculationRequest(@Nullable JsonNode criteria, @Nullable String session) {}
