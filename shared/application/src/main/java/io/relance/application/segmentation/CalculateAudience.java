package io.relance.application.segmentation;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.audience.Audience;
import io.relance.application.audience.AudienceQuestion;
import io.relance.application.audience.ContactCount;
import io.relance.application.segments.Segments;
import io.relance.domain.criteria.Criteria;
import io.relance.domain.flow.Diagnostic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Counts the contacts for whom criteria hold, whether they are a segment's or not. */
public final class CalculateAudience {
  private final CheckSegmentCriteria check;
  private final Segments segments;
  private final Audience audience;
  private final LatestCalculations latest;
  private final InstantSource clock;
  private final InstantSource realTime;

  /**
   * @param clock the time that is now for criteria
   * @param realTime measures how long a calculation takes
   */
  public CalculateAudience(
      CheckSegmentCriteria check,
      Segments segments,
      Audience audience,
      LatestCalculations latest,
      InstantSource clock,
      InstantSource realTime) {
    this.check = check;
    this.segments = segments;
    this.audience = audience;
    this.latest = latest;
    this.clock = clock;
    this.realTime = realTime;
  }

  /** The result of a calculation. */
  public sealed interface Calculation {
    List<Diagnostic> diagnostics();

    /**
     * The count.
     *
     * @param diagnostics warnings only
     */
    record Counted(
        Criteria criteria, ContactCount count, Duration took, List<Diagnostic> diagnostics)
        implements Calculation {}

    /** The criteria have errors. */
    record Refused(List<Diagnostic> diagnostics) implements Calculation {}

    /** A later calculation of the session began before this one ended. */
    record Superseded() implements Calculation {
      @Override
      public List<Diagnostic> diagnostics() {
        return List.of();
      }
    }
  }

  /** Checks criteria, and counts. */
  public Calculation calculate(JsonNode criteria) {
    return calculate(criteria, () -> false);
  }

  /** Checks criteria, and counts, until a later calculation of the session begins. */
  public Calculation calculate(JsonNode criteria, CalculationSession session) {
    try {
      return calculate(criteria, latest.begin(session));
    } catch (CancellationException _) {
      return new Calculation.Superseded();
    }
  }

  private Calculation calculate(JsonNode criteria, BooleanSupplier superseded) {
    var start = realTime.instant();
    var checked = check.check(criteria);
    if (checked.criteria().isEmpty()) {
      return new Calculation.Refused(checked.diagnostics());
    }
    var read = checked.criteria().orElseThrow();
    var question = new AudienceQuestion(segments.resolved(read), clock.instant(), superseded);
    var count = audience.count(question);
    var took = Duration.between(start, realTime.instant());
    return new Calculation.Counted(read, count, took, checked.diagnostics());
  }
}
