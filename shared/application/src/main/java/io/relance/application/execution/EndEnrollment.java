package io.relance.application.execution;

import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Waves;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Ends one enrollment at its current element, and removes it from its wave; the others continue.
 */
public final class EndEnrollment {
  private final ItemStore store;
  private final Waves waves;
  private final Enrollments enrollments;
  private final TraceEnrollment following;
  private final InstantSource clock;

  public EndEnrollment(
      ItemStore store,
      Waves waves,
      Enrollments enrollments,
      TraceEnrollment following,
      InstantSource clock) {
    this.store = store;
    this.waves = waves;
    this.enrollments = enrollments;
    this.following = following;
    this.clock = clock;
  }

  /** Ends an enrollment with an outcome; one that has ended stays as it ended. */
  public void end(EnrollmentId id, String outcome) {
    end(id, outcome, List.of());
  }

  /** The same, with further writes in the transaction that ends it. */
  void end(EnrollmentId id, String outcome, List<Write> with) {
    OptimisticRetry.retryUntil(
        "enrollment",
        id.value(),
        () ->
            enrollments
                .find(id)
                .filter(enrollment -> enrollment.endedAt().isEmpty())
                .map(enrollment -> attempt(enrollment, outcome, with))
                .orElse(true));
  }

  /** False when the wave moved meanwhile. */
  private boolean attempt(Enrollment enrollment, String outcome, List<Write> with) {
    var standing = following.trace(enrollment).now();
    var found = standing.flatMap(at -> waves.find(at.wave()));
    if (found.isEmpty()) {
      return endedMeanwhile(enrollment);
    }
    var wave = found.orElseThrow().wave();
    var member = new Member(enrollment.id(), enrollment.contact());
    if (!waves.members(found.orElseThrow()).contains(member)) {
      return false;
    }
    var ending = enrollments.ending(wave, Map.of(member, outcome), wave.here(), clock.instant());
    var writes = new ArrayList<Write>(ending.writes());
    writes.addAll(ending.counts().writes(wave.cohort(), wave.id().value()));
    writes.add(Waves.removeMembers(found.orElseThrow(), List.of(enrollment.id())));
    writes.addAll(with);
    return ending.writes().isEmpty() || Transactions.write(store, writes).committed();
  }

  private boolean endedMeanwhile(Enrollment enrollment) {
    if (enrollments.find(enrollment.id()).flatMap(Enrollment::endedAt).isEmpty()) {
      throw new IllegalStateException("Wave of enrollment " + enrollment.id() + " not found");
    }
    return true;
  }
}
