package io.relance.application.execution;

import io.relance.application.automations.CountChanges;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.contacts.model.Activities;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.logging.LogId;
import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The decision on a chunk of candidates, by the current state of the store: those who enter, those
 * who are counted but must not enter, and those already enrolled, with their waves.
 */
final class EnrollmentPolicy {
  private static final Logger LOG = LoggerFactory.getLogger(EnrollmentPolicy.class);

  private final LiveAutomation automation;
  private final Wave wave;
  private final Instant now;
  private final List<Write> writes = new ArrayList<>();
  private final List<Member> entering = new ArrayList<>();
  private final List<Enrollment> enrollments = new ArrayList<>();
  private final Map<String, String> refusals = new LinkedHashMap<>();
  private final Set<WaveId> earlierWaves = new LinkedHashSet<>();
  private int triggers;
  private int earlier;

  EnrollmentPolicy(LiveAutomation automation, Wave wave, Instant now) {
    this.automation = automation;
    this.wave = wave;
    this.now = now;
  }

  /** The items that decide about a candidate. */
  static List<ItemKey> keys(AutomationId automation, EnrollmentRequest enrollmentRequest) {
    var keys = new ArrayList<ItemKey>();
    keys.add(EnrollmentKeys.enrollment(enrollment(automation, enrollmentRequest)));
    keys.add(EnrollmentKeys.entry(automation, enrollmentRequest.contact()));
    if (enrollmentRequest.countsAsTrigger()) {
      keys.add(triggered(automation, enrollmentRequest));
    }
    return keys;
  }

  void decide(EnrollmentRequest enrollmentRequest, Map<ItemKey, Item> found) {
    var enrolled =
        found.get(EnrollmentKeys.enrollment(enrollment(automation.id(), enrollmentRequest)));
    if (enrolled != null) {
      earlier++;
      earlierWaves.add(new WaveId(enrolled.text("wave").orElseThrow()));
      return;
    }
    if (found.containsKey(triggered(automation.id(), enrollmentRequest))) {
      return;
    }
    var entry =
        Optional.ofNullable(
            found.get(EnrollmentKeys.entry(automation.id(), enrollmentRequest.contact())));
    var reentryPolicy = new ReentryPolicy(automation.flow().reentry(), entry);
    var refusal = reentryPolicy.refusal(now);
    if (enrollmentRequest.countsAsTrigger()) {
      triggers++;
      writes.add(Write.putNew(trigger(enrollmentRequest).text("refused", refusal).build()));
    }
    refusal.ifPresentOrElse(
        why -> refuse(enrollmentRequest, why), () -> enter(enrollmentRequest, reentryPolicy));
  }

  /** Logs what was decided, once it is stored. */
  void log() {
    refusals.forEach(
        (source, why) ->
            LOG.debug("Automation {} does not enroll for {}: {}", automation.id(), source, why));
    for (var enrollment : enrollments) {
      try (var _ = LogId.EVENT.put(enrollment.source());
          var _ = LogId.WAVE.put(wave.id().value());
          var _ = LogId.ENROLLMENT.put(enrollment.id().value())) {
        LOG.debug(
            "Enrollment {} enters automation {} version {} in wave {}, for {}",
            enrollment.id(),
            automation.id(),
            automation.version(),
            wave.id(),
            enrollment.source());
      }
    }
  }

  List<Member> entering() {
    return entering;
  }

  /** How many were enrolled before for the same source. */
  int earlier() {
    return earlier;
  }

  Set<WaveId> earlierWaves() {
    return earlierWaves;
  }

  boolean changesNothing() {
    return writes.isEmpty();
  }

  /** The writes for the candidates, with the one that counts them. */
  List<Write> writes() {
    var all = new ArrayList<>(writes);
    all.addAll(counts().writes(wave.cohort(), wave.id().value()));
    return all;
  }

  private CountChanges counts() {
    var counts = new CountChanges();
    counts.triggered(triggers);
    counts.enrolled(automation.flow().start(), entering.size());
    return counts;
  }

  private void enter(EnrollmentRequest enrollmentRequest, ReentryPolicy reentryPolicy) {
    var enrollment =
        new Enrollment(
            enrollment(automation.id(), enrollmentRequest),
            automation.id(),
            enrollmentRequest.contact(),
            enrollmentRequest.source(),
            automation.version(),
            automation.activation(),
            wave.id(),
            now,
            Optional.empty());
    writes.add(Write.putNew(enrollmentRequest.into(enrollment.itemBuilder()).build()));
    writes.add(reentryPolicy.enter(enrollment));
    entering.add(new Member(enrollment.id(), enrollmentRequest.contact()));
    enrollments.add(enrollment);
  }

  private void refuse(EnrollmentRequest enrollmentRequest, String why) {
    refusals.put(enrollmentRequest.source(), why);
    writes.add(
        Activities.write(
            enrollmentRequest.contact(),
            now,
            "reentry-refused",
            Map.of(
                "automation",
                automation.id().value(),
                "reason",
                why,
                "source",
                enrollmentRequest.source())));
  }

  private ItemBuilder trigger(EnrollmentRequest enrollmentRequest) {
    return ItemBuilder.at(triggered(automation.id(), enrollmentRequest))
        .number("activation", automation.activation())
        .instant("at", now);
  }

  private static ItemKey triggered(AutomationId automation, EnrollmentRequest enrollmentRequest) {
    return EnrollmentKeys.triggered(automation, enrollmentRequest.source());
  }

  private static EnrollmentId enrollment(
      AutomationId automation, EnrollmentRequest enrollmentRequest) {
    return Enrollment.id(automation, enrollmentRequest.source(), enrollmentRequest.contact());
  }
}
