package io.relance.application.execution;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.StartWaves;
import io.relance.application.execution.wave.TextOrigin;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.WaveKeys;
import io.relance.application.execution.wave.Waves;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.LaunchId;
import io.relance.domain.id.WaveId;
import io.relance.domain.metrics.Observation;
import io.relance.domain.metrics.Observation.WaveChange;
import io.relance.domain.metrics.Recorder;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Enrolls contacts in an automation, each once for an event, in waves that then start.
 *
 * <p>Repeated with the same candidates, it enrolls no contact twice, and completes every wave of
 * their enrollments.
 */
public final class EnrollContacts {
  /** Three writes for a candidate and five for their wave stay under a transaction's hundred. */
  private static final int CHUNK = 30;

  private final ItemStore store;
  private final Waves waves;
  private final StartWaves starts;
  private final InstantSource clock;
  private final Recorder recorder;

  public EnrollContacts(
      ItemStore store, Waves waves, StartWaves starts, InstantSource clock, Recorder recorder) {
    this.store = store;
    this.waves = waves;
    this.starts = starts;
    this.clock = clock;
    this.recorder = recorder;
  }

  /**
   * Enrolls candidates.
   *
   * @param exchange whether the messages reply to a text of the candidates
   * @return how many of them are enrolled: by this call, or by an earlier one for the same source
   */
  public int enroll(
      LiveAutomation automation, List<EnrollmentRequest> candidates, boolean exchange) {
    return enroll(
        automation,
        candidates,
        next ->
            next.launch()
                .map(launch -> waves.openForLaunch(automation, exchange, new LaunchId(launch)))
                .orElseGet(() -> waves.open(automation, exchange)));
  }

  /**
   * Enrolls candidates of a launch, who wait before they go to the first element.
   *
   * @param until how long they wait
   * @return how many of them are enrolled: by this call, or by an earlier one for the same source
   */
  public int enrollToWait(
      LiveAutomation automation, List<EnrollmentRequest> candidates, Instant until) {
    return enroll(
        automation,
        candidates,
        next -> waves.openToWait(automation, new LaunchId(next.source()), until));
  }

  /**
   * Enrolls whoever started the automation by a text; the messages reply to it.
   *
   * @param origin where the text came in
   */
  public void enrollByText(
      LiveAutomation automation, EnrollmentRequest candidate, TextOrigin origin) {
    enroll(automation, List.of(candidate), _ -> waves.openForText(automation, origin));
  }

  private int enroll(
      LiveAutomation automation,
      List<EnrollmentRequest> candidates,
      Function<EnrollmentRequest, Wave> opening) {
    var progress = new Progress();
    var remaining = new ArrayDeque<>(candidates);
    while (!remaining.isEmpty()) {
      fill(automation, opening.apply(remaining.getFirst()), remaining, progress);
    }
    progress.waves.forEach(this::finish);
    return progress.enrolled;
  }

  /** The waves that candidates are in, and how many candidates. */
  private static final class Progress {
    private final Set<WaveId> waves = new LinkedHashSet<>();
    private int enrolled;

    void add(EnrollmentPolicy enrollmentPolicy) {
      waves.addAll(enrollmentPolicy.earlierWaves());
      enrolled += enrollmentPolicy.entering().size() + enrollmentPolicy.earlier();
    }
  }

  /** Seals a wave that is still forming, and starts it. */
  public void finish(WaveId id) {
    OptimisticRetry.retryUntil(
        "wave", id.value(), () -> waves.find(id).map(this::finish).orElse(true));
  }

  /** False when the wave has changed since it was read. */
  private boolean finish(Waves.Found found) {
    var wave = found.wave();
    if (wave.state() == Wave.State.FORMING) {
      var sealed = wave.in(Wave.State.SEALED);
      if (!Transactions.write(store, List.of(waves.replace(found, sealed))).committed()) {
        return false;
      }
      starts.start(sealed);
    } else if (wave.state() == Wave.State.SEALED && wave.movedAt().isEmpty()) {
      starts.start(wave);
    }
    return true;
  }

  /**
   * Fills one wave, chunk by chunk, until it is full, sealed by another process, or no candidate
   * remains.
   */
  private void fill(
      LiveAutomation automation, Wave wave, Deque<EnrollmentRequest> remaining, Progress progress) {
    int entered = 0;
    while (!remaining.isEmpty() && entered < Wave.MAX_SIZE) {
      var chunk = next(remaining, Math.min(CHUNK, Wave.MAX_SIZE - entered));
      var sealed = entered == 0 && remaining.isEmpty();
      var joins = entered > 0 ? Joins.EXISTING : sealed ? Joins.WHOLE : Joins.FIRST;
      var admission = write(automation, wave, chunk, joins);
      if (admission.isEmpty()) {
        remaining.addAll(chunk);
        return;
      }
      progress.add(admission.orElseThrow());
      if (!admission.orElseThrow().entering().isEmpty()) {
        entered += admission.orElseThrow().entering().size();
        progress.waves.add(wave.id());
      }
    }
  }

  /** Writes a chunk; empty when the wave no longer accepts members. */
  private Optional<EnrollmentPolicy> write(
      LiveAutomation automation, Wave wave, List<EnrollmentRequest> chunk, Joins joins) {
    return OptimisticRetry.retry(
        "automation", automation.id().value(), () -> tryToWrite(automation, wave, chunk, joins));
  }

  private Optional<Optional<EnrollmentPolicy>> tryToWrite(
      LiveAutomation automation, Wave wave, List<EnrollmentRequest> chunk, Joins joins) {
    var enrollmentPolicy = admission(automation, wave, chunk);
    if (enrollmentPolicy.changesNothing()) {
      return Optional.of(Optional.of(enrollmentPolicy));
    }
    var writes = new ArrayList<>(enrollmentPolicy.writes());
    if (!enrollmentPolicy.entering().isEmpty()) {
      writes.addAll(joining(wave, enrollmentPolicy, joins));
    }
    return switch (Transactions.write(store, writes)) {
      case WriteResult.Committed() -> {
        enrolled(enrollmentPolicy, joins);
        yield Optional.of(Optional.of(enrollmentPolicy));
      }
      case WriteResult.Refused refused when refused.of(WaveKeys.wave(wave.id())).isPresent() ->
          Optional.of(Optional.empty());
      case WriteResult.Refused _ -> Optional.empty();
    };
  }

  private void enrolled(EnrollmentPolicy enrollmentPolicy, Joins joins) {
    enrollmentPolicy.log();
    if (!enrollmentPolicy.entering().isEmpty()) {
      recorder.record(new Observation.ContactsEnrolled(enrollmentPolicy.entering().size()));
      if (joins != Joins.EXISTING) {
        recorder.record(new Observation.WaveChanged(WaveChange.FORMED));
      }
    }
  }

  private EnrollmentPolicy admission(
      LiveAutomation automation, Wave wave, List<EnrollmentRequest> chunk) {
    var keys = new LinkedHashSet<ItemKey>();
    chunk.forEach(
        enrollmentRequest ->
            keys.addAll(EnrollmentPolicy.keys(automation.id(), enrollmentRequest)));
    var found = store.getAll(keys);
    var enrollmentPolicy = new EnrollmentPolicy(automation, wave, clock.instant());
    chunk.forEach(enrollmentRequest -> enrollmentPolicy.decide(enrollmentRequest, found));
    return enrollmentPolicy;
  }

  private List<Write> joining(Wave wave, EnrollmentPolicy enrollmentPolicy, Joins joins) {
    var size = enrollmentPolicy.entering().size();
    return switch (joins) {
      case WHOLE ->
          waves.create(wave.in(Wave.State.SEALED).ofSize(size), enrollmentPolicy.entering());
      case FIRST -> waves.create(wave.ofSize(size), enrollmentPolicy.entering());
      case EXISTING -> appending(wave, enrollmentPolicy);
    };
  }

  /** How a chunk joins its wave. */
  private enum Joins {
    /** It is the whole wave. */
    WHOLE,
    /** It creates the wave, and more follow. */
    FIRST,
    EXISTING
  }

  private static List<Write> appending(Wave wave, EnrollmentPolicy enrollmentPolicy) {
    var members = enrollmentPolicy.entering().stream().map(Member::text).map(Value::of).toList();
    return List.of(
        Write.update(
            WaveKeys.wave(wave.id()),
            Precondition.equal("state", Wave.State.FORMING.name()),
            Edit.add("size", members.size()),
            Edit.add("revision", 1)),
        Write.update(
            WaveKeys.members(wave.id()),
            Precondition.present(),
            new Edit.Append("members", members)));
  }

  /** Selects candidates of distinct contacts; a contact's second event waits for the next chunk. */
  private static List<EnrollmentRequest> next(Deque<EnrollmentRequest> remaining, int most) {
    var chunk = new ArrayList<EnrollmentRequest>();
    var later = new ArrayList<EnrollmentRequest>();
    var contacts = new HashSet<String>();
    while (!remaining.isEmpty() && chunk.size() < most) {
      var enrollmentRequest = remaining.poll();
      (contacts.add(enrollmentRequest.contact().value()) ? chunk : later).add(enrollmentRequest);
    }
    later.reversed().forEach(remaining::addFirst);
    return chunk;
  }
}
