package io.relance.application.segments;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a segment is to be.
 *
 * @param criteria checked before
 */
public record SegmentDraft(String name, JsonNode criteria, boolean persona) {}
