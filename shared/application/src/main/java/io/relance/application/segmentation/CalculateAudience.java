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

/** Counts the contacts for whom criteria hold, whether they are a segment's or not. */
public final class CalculateAudience {
  private final CheckSegmentCriteria check;
  private final Segments segments;
  private final Audience audience;
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
      InstantSource clock,
      InstantSource realTime) {
    this.check = check;
    this.segments = segments;
    this.audience = audience;
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
  }

  /** Checks criteria, and counts. */
  public Calculation calculate(JsonNode criteria) {
    var start = realTime.instant();
    var checked = check.check(criteria);
    if (checked.criteria().isEmpty()) {
      return new Calculation.Refused(checked.diagnostics());
    }
    var read = checked.criteria().orElseThrow();
    var count = audience.count(new AudienceQuestion(segments.resolved(read), clock.instant()));
    var took = Duration.between(start, realTime.instant());
    return new Calculation.Counted(read, count, took, checked.diagnostics());
  }
}
