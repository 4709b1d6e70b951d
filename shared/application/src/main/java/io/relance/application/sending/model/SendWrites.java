package io.relance.application.sending.model;

import io.relance.application.automations.Cohort;
import io.relance.application.automations.CountChanges;
import io.relance.application.automations.Counters;
import io.relance.application.automations.QuestionCount;
import io.relance.application.launches.LaunchCounts;
import io.relance.application.persistence.Instants;
import io.relance.domain.id.LaunchId;
import io.relance.domain.id.WaveId;
import io.relance.domain.metrics.Observation;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Collects changes of sends for one transaction, with the changes of the counts of their automation
 * and of the progress of their wave.
 */
public final class SendWrites {
  /** The attribute of a progress item with the number of sends that its wave waits for. */
  static final String PENDING = "pending";

  /** The attribute of a progress item with the number of sends that left their wave held. */
  static final String HELD = "held";

  /** The attribute of a held send with the instant at which it is decided again. */
  static final String HELD_UNTIL = "heldUntil";

  /** The reason of a send that is held until the quiet hours of its recipient end. */
  public static final String QUIET_HOURS = "quiet-hours";

  /** The reason of a send that is held until it is approved. */
  public static final String APPROVAL = "approval";

  /** The reason of a send that is held until the next day, since a cap of this day is reached. */
  public static final String DAILY_CAP = "daily-cap";

  private static final String REASON = "reason";
  private static final String WAVE = "wave";

  private final Map<ItemKey, Write> writes = new LinkedHashMap<>();
  private final Map<Cohort, CountChanges> counts = new LinkedHashMap<>();
  private final Map<LaunchId, Map<String, Long>> launches = new LinkedHashMap<>();
  private final Map<ItemKey, Long> settled = new LinkedHashMap<>();
  private final Map<ItemKey, Long> held = new LinkedHashMap<>();
  private final List<Observation.SendChanged> changes = new ArrayList<>();

  /** Creates a send; refused when it exists. */
  public void create(Send send) {
    SendTransitions.TABLE.create(send.id().value(), send.state());
    with(Write.putNew(send.item()));
    count(send, Counters.TARGETED, 1);
    count(send, send.state().shown(), 1);
    changes.add(change(send, send.state(), ""));
  }

  /** Moves a send to another state; refused when it has changed since it was read. */
  public void move(Send from, SendState to, List<Edit> edits) {
    move(from, to, "", edits);
  }

  private void move(Send from, SendState to, String reason, List<Edit> edits) {
    SendTransitions.TABLE.check(from.id().value(), from.state(), to);
    var all = new ArrayList<Edit>();
    all.add(Edit.set("state", to.text()));
    all.addAll(edits);
    with(new Write.Update(SendKeys.send(from.id()), all, unchanged(from)));
    if (!from.state().shown().equals(to.shown())) {
      count(from, from.state().shown(), -1);
      count(from, to.shown(), 1);
      changes.add(change(from, to, reason));
      count(from, Counters.SEGMENTS, segments(from, to) - segments(from, from.state()));
    }
    if (to.settled() != from.state().settled()) {
      progress(from)
          .ifPresent(progress -> settled.merge(progress, to.settled() ? 1L : -1L, Long::sum));
    }
  }

  /** Whether these writes settle a send: only then can a wave have nothing left to wait for. */
  public boolean settlesAny() {
    return !settled.isEmpty();
  }

  private static Optional<ItemKey> progress(Send send) {
    return send.intent().position().map(it -> SendKeys.progress(it.wave(), it.element()));
  }

  /** Holds a send for a reason until an instant; its wave no longer waits for it. */
  public void hold(Send from, Instant until, String reason) {
    var edits = new ArrayList<Edit>(Attempts.forgotten());
    edits.add(Edit.set(HELD_UNTIL, Instants.text(until)));
    edits.add(Edit.set(REASON, reason));
    move(from, SendState.HELD, reason, edits);
    progress(from).ifPresent(progress -> held.merge(progress, 1L, Long::sum));
  }

  /** Queues a held send again in the wave that it was held in. */
  public void release(Send from) {
    move(from, SendState.QUEUED, List.of(Edit.remove(HELD_UNTIL), Edit.remove(REASON)));
  }

  /**
   * Queues a held send again in the wave that was formed for its opening. One that was skipped in
   * between stays skipped, and counts as settled in that wave.
   */
  public void resume(Send from, WaveId wave) {
    var position = from.intent().position().orElseThrow();
    var edits = new ArrayList<Edit>();
    edits.add(Edit.set(WAVE, wave.value()));
    if (from.state() == SendState.HELD) {
      SendTransitions.TABLE.check(from.id().value(), from.state(), SendState.QUEUED);
      edits.add(Edit.set("state", SendState.QUEUED.text()));
      edits.add(Edit.remove(HELD_UNTIL));
      edits.add(Edit.remove(REASON));
      count(from, SendState.HELD.shown(), -1);
      count(from, SendState.QUEUED.shown(), 1);
      changes.add(change(from, SendState.QUEUED, ""));
    } else {
      settled.merge(SendKeys.progress(wave, position.element()), 1L, Long::sum);
    }
    var same = Precondition.equal(WAVE, position.wave().value());
    var key = SendKeys.send(from.id());
    with(new Write.Update(key, edits, Precondition.all(unchanged(from), same)));
  }

  public void skip(Send from, SkipReason reason, List<Edit> more) {
    var edits = new ArrayList<>(more);
    edits.add(Edit.set(REASON, reason.code()));
    move(from, SendState.SKIPPED, reason.code(), edits);
    counts(from).skipped(reason.code(), 1);
  }

  /** Counts a question that is asked. */
  public void asked(Send question) {
    var element = question.intent().position().orElseThrow().element();
    counts(question).question(QuestionCount.of(element, QuestionCount.Kind.ASKED), 1);
  }

  /** Removes a skipped send from the counts when the provider turns out to have it. */
  public void notSkipped(Send from) {
    if (from.state() == SendState.SKIPPED) {
      from.reason().ifPresent(reason -> counts(from).skipped(reason, -1));
    }
  }

  /**
   * Fails a send.
   *
   * @param reason the cause in words that a marketer understands
   */
  public void fail(Send from, FailureCause cause, String reason, List<Edit> more) {
    var edits = new ArrayList<>(more);
    edits.add(Edit.set(REASON, reason));
    move(from, SendState.FAILED, cause.code(), edits);
  }

  private static Observation.SendChanged change(Send send, SendState state, String reason) {
    return new Observation.SendChanged(send.intent().channel(), state.shown(), reason);
  }

  /** The changes of states that reports show. */
  List<Observation.SendChanged> changes() {
    return changes;
  }

  /** Adds to a count of messages of the send's automation, of its element and of its launch. */
  public void count(Send send, String state, long amount) {
    if (send.intent().kind() == SendKind.MESSAGE) {
      var flowPosition = send.intent().position().orElseThrow();
      counts(send).messages(flowPosition.element(), state, amount);
      flowPosition.launch().ifPresent(launch -> countOf(launch, state, amount));
    }
  }

  /** The counts of the send's automation; those of forwards and confirmations are dropped. */
  private CountChanges counts(Send send) {
    if (send.intent().kind() != SendKind.MESSAGE) {
      return new CountChanges();
    }
    var flowPosition = send.intent().position().orElseThrow();
    return counts.computeIfAbsent(flowPosition.cohort(), _ -> new CountChanges());
  }

  /**
   * Counts the segments of a sent message that its provider bills in place of those counted before.
   * Returns the edits of the send that record them, none when it has them already. The provider may
   * report in any order; the larger number is the later one.
   */
  public List<Edit> bill(Send send, int segments) {
    var content = send.content();
    if (content.filter(it -> segments > it.billedSegments()).isEmpty()) {
      return List.of();
    }
    count(send, Counters.SEGMENTS, segments - content.orElseThrow().segments());
    return List.of(Edit.set(Content.BILLED, segments));
  }

  /** The segments that a send counts for in a state: carriers bill those of what was sent. */
  private static long segments(Send send, SendState state) {
    return state == SendState.SENT ? send.content().map(Content::segments).orElse(0) : 0;
  }

  private void countOf(LaunchId launch, String name, long amount) {
    launches.computeIfAbsent(launch, _ -> new TreeMap<>()).merge(name, amount, Long::sum);
  }

  /** Adds another write to the transaction; the first of two writes to one item wins. */
  public void with(Write write) {
    writes.putIfAbsent(write.key(), write);
  }

  public boolean isEmpty() {
    return writes.isEmpty();
  }

  public List<Write> writes() {
    var all = new ArrayList<>(writes.values());
    var spread = spread();
    counts.forEach((cohort, changes) -> all.addAll(changes.writes(cohort, spread)));
    launches.forEach(
        (launch, amounts) -> all.addAll(LaunchCounts.changes(launch, spread, amounts)));
    settled.forEach((progress, amount) -> all.add(progressed(progress, amount)));
    return all;
  }

  /**
   * Chooses the shard of counts by the first send: the receipts of one wave come close together,
   * and do not meet on one item.
   */
  private String spread() {
    return writes.keySet().stream().findFirst().map(ItemKey::partition).orElse("");
  }

  private Write progressed(ItemKey progress, long amount) {
    var edits = new ArrayList<Edit>();
    edits.add(Edit.add(PENDING, -amount));
    Optional.ofNullable(held.get(progress)).ifPresent(count -> edits.add(Edit.add(HELD, count)));
    return new Write.Update(progress, edits, Precondition.present());
  }

  /** Requires that state, claim, lookups and segments have not changed since it was read. */
  private static Precondition unchanged(Send send) {
    var conditions = new ArrayList<Precondition>();
    conditions.add(Precondition.equal("state", send.state().text()));
    send.claim().ifPresent(claim -> conditions.add(Precondition.equal("claim", claim.id())));
    if (send.attempts().lookups() > 0) {
      conditions.add(Precondition.equal("looks", send.attempts().lookups()));
    }
    send.content()
        .filter(_ -> send.state() == SendState.SENT)
        .map(Content::unchangedBill)
        .ifPresent(conditions::add);
    return conditions.size() == 1 ? conditions.getFirst() : new Precondition.AllOf(conditions);
  }
}
