package io.relance.functions.api.segments;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.audience.ContactCount;
import io.relance.application.segments.Segment;
import io.relance.domain.flow.Diagnostic;
import io.relance.functions.api.problems.ReportedDiagnostic;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A segment with the number of its members now.
 *
 * @param key its name in flow files and criteria; it never changes
 * @param count of its members now
 * @param asOf everything that was stored before this instant is counted
 * @param sentence the criteria in words
 * @param diagnostics warnings about the criteria
 */
@Schema(name = "Segment")
record SegmentView(
    String id,
    String key,
    String name,
    JsonNode criteria,
    boolean persona,
    SegmentCount count,
    Instant asOf,
    CriteriaText sentence,
    List<ReportedDiagnostic> diagnostics,
    Instant createdAt,
    Instant updatedAt) {
  static SegmentView of(Segment segment, ContactCount count, List<Diagnostic> diagnostics) {
    return new SegmentView(
        segment.id().value(),
        segment.key().value(),
        segment.name(),
        segment.definition(),
        segment.persona(),
        SegmentCount.of(count),
        count.asOf(),
        CriteriaText.of(segment.criteria()),
        ReportedDiagnostic.of(diagnostics),
        segment.createdAt(),
        segment.updatedAt());
  }
}
