package io.relance.functions.api.segments;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A segment to create, or what one is to be.
 *
 * @param key its name in flow files and criteria; made from the name when absent; it never changes
 * @param criteria as in the schema of criteria
 * @param persona whether criteria can name it as a persona too; false when absent
 */
@Schema(
    name = "SegmentRequest",
    requiredProperties = {"name", "criteria"})
record SegmentRequest(
    @Nullable String name,
    @Schema(pattern = "[a-z0-9-]{1,60}") @Nullable String key,
    @Nullable JsonNode criteria,
    @Nullable Boolean persona) {}
