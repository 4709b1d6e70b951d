package io.relance.functions.api.segments;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Criteria to compare.
 *
 * @param criteria as in the schema of criteria
 */
@Schema(name = "CriteriaRequest", requiredProperties = "criteria")
record CriteriaRequest(@Nullable JsonNode criteria) {}
