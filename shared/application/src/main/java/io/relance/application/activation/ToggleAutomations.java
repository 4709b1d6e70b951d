package io.relance.application.activation;

import io.relance.application.admin.AuditScope;
import io.relance.application.automations.AutomationKeys;
import io.relance.application.automations.AutomationSummary;
import io.relance.application.automations.AutomationSummary.Published;
import io.relance.application.automations.Automations;
import io.relance.application.automations.Flows;
import io.relance.application.automations.InFlight;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.execution.CancelEnrollments;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.StartJobs;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.application.recurrence.DateSchedule;
import io.relance.compiler.codec.FlowCodec;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Flow;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Switches automations on and off.
 *
 * <p>Activating publishes the draft as a version that never changes, and opens an activation under
 * which contacts enter; enrollments in progress stay on theirs. Deactivating stops new enrollments;
 * those in progress finish or are cancelled.
 */
public final class ToggleAutomations {
  /** So many parts of a cancellation are done within the request. */
  private static final int PARTS = 2;

  private final ItemStore store;
  private final Automations automations;
  private final CheckFlow check;
  private final FlowEngine engine;
  private final CancelEnrollments cancelling;
  private final StartJobs jobs;
  private final DateSchedule recurrences;
  private final InstantSource clock;

  public ToggleAutomations(
      ItemStore store,
      Automations automations,
      CheckFlow check,
      FlowEngine engine,
      CancelEnrollments cancelling,
      StartJobs jobs,
      DateSchedule recurrences,
      InstantSource clock) {
    this.store = store;
    this.automations = automations;
    this.check = check;
    this.engine = engine;
    this.cancelling = cancelling;
    this.jobs = jobs;
    this.recurrences = recurrences;
    this.clock = clock;
  }

  /** How activating went. */
  public sealed interface Activation {
    record Activated(long version, List<Diagnostic> warnings) implements Activation {}

    record Refused(List<Diagnostic> diagnostics) implements Activation {}

    record Unknown() implements Activation {}
  }

  /**
   * Publishes the draft as a version, or the newest version again when the draft is the same, and
   * opens an activation.
   */
  public Activation activate(AutomationId id, ActivationNote note) {
    return OptimisticRetry.retry("automation", id.value(), () -> tryToActivate(id, note));
  }

  private Optional<Activation> tryToActivate(AutomationId id, ActivationNote note) {
    var found = automations.find(id);
    if (found.isEmpty()) {
      return Optional.of(new Activation.Unknown());
    }
    var before = found.orElseThrow();
    var checked = check.check(before);
    if (checked.compiled().isEmpty()) {
      return Optional.of(new Activation.Refused(checked.diagnostics()));
    }
    return publish(before.summary(), checked.compiled().orElseThrow(), note)
        .map(after -> new Activation.Activated(after.version(), checked.diagnostics()));
  }

  /**
   * An automation was deactivated.
   *
   * @param cancellation what cancels its enrollments; absent when they finish
   */
  public record Deactivated(Optional<Job> cancellation) {}

  /**
   * Stops new enrollments. Those in progress are cancelled a part at a time: the first parts before
   * this returns.
   *
   * @return empty when there is no such automation
   */
  public Optional<Deactivated> deactivate(AutomationId id, InFlight inFlight) {
    var after = new AtomicReference<@Nullable Deactivated>();
    OptimisticRetry.retryUntil(
        "automation", id.value(), () -> tryToDeactivate(id, inFlight, after));
    return Optional.ofNullable(after.get())
        .map(it -> new Deactivated(it.cancellation().map(job -> jobs.begin(job, PARTS))));
  }

  /** Whether the version of an automation that was published last has conversations. */
  public boolean isConversation(AutomationId id) {
    return automations
        .summary(id)
        .flatMap(found -> store.get(AutomationKeys.version(id, found.version())))
        .flatMap(item -> item.text("flow"))
        .map(CompileDrafts::published)
        .filter(Flow::isConversation)
        .isPresent();
  }

  /** Whether it is written, or there is nothing to write; {@code result} has what was written. */
  private boolean tryToDeactivate(
      AutomationId id, InFlight inFlight, AtomicReference<@Nullable Deactivated> result) {
    var found = automations.summary(id);
    if (found.isEmpty()) {
      return true;
    }
    var before = found.orElseThrow();
    var after = before.deactivated(inFlight, now());
    var writes = new ArrayList<Write>();
    writes.add(Automations.replace(after));
    liveKey(before).ifPresent(live -> writes.add(Write.delete(live.key())));
    var cancellation =
        switch (inFlight) {
          case CANCEL -> Optional.of(cancelling.create(id, after.toggle().exitedThrough()));
          case FINISH -> Optional.<Job>empty();
        };
    cancellation.ifPresent(job -> writes.addAll(cancelling.writes(job)));
    writes.addAll(AuditScope.entry("automation.deactivate", id.value(), now()));
    var written = Transactions.write(store, writes).committed();
    if (written) {
      result.set(new Deactivated(cancellation));
    }
    return written;
  }

  private Optional<AutomationSummary> publish(
      AutomationSummary before, CheckFlow.Compiled compiled, ActivationNote note) {
    var flow = FlowCodec.encode(compiled.flow());
    var same =
        store
            .get(AutomationKeys.version(before.id(), before.version()))
            .filter(item -> item.text("flow").equals(Optional.of(flow)));
    var version = same.isPresent() ? before.version() : before.version() + 1;
    var machine = engine.publish(before.id().value(), version, compiled.definition()).reference();
    var now = now();
    var published = new Published(version, Flows.fingerprint(flow), now, note.by());
    var after = before.activated(published);
    var writes = new ArrayList<Write>();
    writes.add(Automations.replace(after));
    if (same.isEmpty()) {
      writes.add(Write.putNew(VersionItems.version(after, flow, machine, note)));
    } else {
      writes.add(VersionItems.publishedAgain(same.orElseThrow(), machine, note));
    }
    writes.add(Write.putNew(VersionItems.activation(after, note)));
    var going = live(after, machine, compiled);
    var live = PublishedFlows.goLive(going);
    liveKey(before)
        .filter(item -> !item.key().equals(live.key()))
        .ifPresent(item -> writes.add(Write.delete(item.key())));
    writes.add(live);
    var date = recurrences.first(going, now);
    date.map(recurrences::put).ifPresent(writes::add);
    writes.addAll(AuditScope.entry("automation.activate", before.id().value(), now));
    if (!Transactions.write(store, writes).committed()) {
      return Optional.empty();
    }
    date.ifPresent(recurrences::wakeFor);
    return Optional.of(after);
  }

  private static LiveAutomation live(
      AutomationSummary automation, String machine, CheckFlow.Compiled compiled) {
    return new LiveAutomation(
        automation.id(),
        automation.names().name(),
        automation.createdAt(),
        automation.version(),
        automation.toggle().activation(),
        machine,
        compiled.flow());
  }

  /** The live version of an automation, indexed by its trigger. */
  private Optional<Item> liveKey(AutomationSummary automation) {
    return store
        .get(AutomationKeys.version(automation.id(), automation.version()))
        .flatMap(item -> item.text("triggerKind"))
        .flatMap(
            kind ->
                store.get(
                    AutomationKeys.live(kind, automation.createdAt().toString(), automation.id())));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
