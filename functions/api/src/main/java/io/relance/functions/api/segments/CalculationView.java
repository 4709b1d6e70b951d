package io.relance.functions.api.segments;

import io.relance.application.segmentation.CalculateAudience.Calculation;
import io.relance.functions.api.problems.ReportedDiagnostic;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * The result of a calculation.
 *
 * @param asOf everything that was stored before this instant is counted
 * @param tookMs how long the calculation took, in milliseconds
 * @param sentence the criteria in words
 * @param diagnostics warnings
 */
@Schema(name = "Calculation")
record CalculationView(
    SegmentCount count,
    Instant asOf,
    long tookMs,
    CriteriaText sentence,
    List<ReportedDiagnostic> diagnostics) {
  static CalculationView of(Calculation.Counted counted) {
    return new CalculationView(
        SegmentCount.of(counted.count()),
        counted.count().asOf(),
        counted.took().toMillis(),
        CriteriaText.of(counted.criteria()),
        ReportedDiagnostic.of(counted.diagnostics()));
  }
}
