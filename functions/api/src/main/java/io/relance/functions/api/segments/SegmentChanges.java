package io.relance.functions.api.segments;

import io.relance.application.segmentation.EditSegments.Preview;
import io.relance.functions.api.problems.ReportedDiagnostic;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * How many contacts other criteria would move.
 *
 * @param enter the number of those who would enter the segment
 * @param leave the number of those who would leave it
 * @param diagnostics warnings
 */
@Schema(name = "SegmentChanges")
record SegmentChanges(long enter, long leave, List<ReportedDiagnostic> diagnostics) {
  static SegmentChanges of(Preview.Moves moves) {
    return new SegmentChanges(
        moves.enter(), moves.leave(), ReportedDiagnostic.of(moves.diagnostics()));
  }
}
