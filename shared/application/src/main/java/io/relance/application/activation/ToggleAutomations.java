package io.relance.application.activation;

import io.relance.application.automations.Automation;
import io.relance.application.automations.AutomationKeys;
import io.relance.application.automations.Automations;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.store.ItemBuilder;
import io.relance.application.store.OptimisticRetry;
import io.relance.application.store.Transactions;
import io.relance.application.walks.EndWaves;
import io.relance.compiler.codec.FlowCodec;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Switches automations on and off.
 *
 * <p>Activating publishes the draft as a version that never changes, and opens an activation under
 * which contacts enter; those inside stay on theirs. Deactivating stops entry, and lets those
 * inside finish or takes them all out, for good.
 */
public final class ToggleAutomations {
  private final ItemStore store;
  private final Automations automations;
  private final CheckFlow check;
  private final FlowEngine engine;
  private final EndWaves ending;
  private final InstantSource clock;

  public ToggleAutomations(
      ItemStore store,
      Automations automations,
      CheckFlow check,
      FlowEngine engine,
      EndWaves ending,
      InstantSource clock) {
    this.store = store;
    this.automations = automations;
    this.check = check;
    this.engine = engine;
    this.ending = ending;
    this.clock = clock;
  }

  /** How activating went. */
  public sealed interface Activation {
    record Activated(long version, List<Diagnostic> warnings) implements Activation {}

    record Refused(List<Diagnostic> diagnostics) implements Activation {}

    record Unknown() implements Activation {}
  }

  public Activation activate(String id) {
    return OptimisticRetry.retry("automation", id, () -> tryToActivate(id));
  }

  private Optional<Activation> tryToActivate(String id) {
    var found = automations.find(id);
    if (found.isEmpty()) {
      return Optional.of(new Activation.Unknown());
    }
    var before = found.orElseThrow();
    var checked = check.check(before);
    if (checked.compiled().isEmpty()) {
      return Optional.of(new Activation.Refused(checked.diagnostics()));
    }
    return publish(before, checked.compiled().orElseThrow())
        .map(after -> new Activation.Activated(after.version(), checked.diagnostics()));
  }

  /**
   * Stops entry.
   *
   * @param everybodyOut whether those inside are taken out rather than left to finish
   * @return how many were taken out; empty when there is no such automation
   */
  public Optional<Integer> deactivate(String id, boolean everybodyOut) {
    return OptimisticRetry.retry("automation", id, () -> tryToDeactivate(id, everybodyOut))
        .map(after -> everybodyOut ? ending.endAll(id, after.exitedThrough()) : 0);
  }

  /** The automation as it is now, itself empty when there is none; empty to read again. */
  private Optional<Optional<Automation>> tryToDeactivate(String id, boolean everybodyOut) {
    var found = automations.find(id);
    if (found.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    var before = found.orElseThrow();
    var after = before.deactivated(everybodyOut, clock.instant());
    var writes = new ArrayList<Write>();
    writes.add(Automations.replace(after));
    liveKey(before).ifPresent(live -> writes.add(Write.delete(live.key())));
    if (everybodyOut) {
      writes.add(ending.due(id, after.exitedThrough()));
    }
    return Transactions.write(store, writes).committed()
        ? Optional.of(Optional.of(after))
        : Optional.empty();
  }

  private Optional<Automation> publish(Automation before, CheckFlow.Compiled compiled) {
    var flow = FlowCodec.encode(compiled.flow());
    var same =
        store
            .get(AutomationKeys.version(before.id(), before.version()))
            .filter(item -> item.text("flow").equals(Optional.of(flow)));
    var version = same.isPresent() ? before.version() : before.version() + 1;
    var machine = engine.publish(before.id(), version, compiled.definition()).reference();
    var now = clock.instant();
    var after = before.activated(version, now);
    var writes = new ArrayList<Write>();
    writes.add(Automations.replace(after));
    if (same.isEmpty()) {
      writes.add(Write.putNew(version(after, flow, machine)));
    }
    writes.add(Write.putNew(activation(after, now)));
    var live = PublishedFlows.goLive(live(after, machine, compiled));
    liveKey(before)
        .filter(item -> !item.key().equals(live.key()))
        .ifPresent(item -> writes.add(Write.delete(item.key())));
    writes.add(live);
    return Transactions.write(store, writes).committed() ? Optional.of(after) : Optional.empty();
  }

  private static LiveAutomation live(
      Automation automation, String machine, CheckFlow.Compiled compiled) {
    return new LiveAutomation(
        automation.id(),
        automation.name(),
        automation.createdAt(),
        automation.version(),
        automation.activation(),
        machine,
        compiled.flow());
  }

  /** What is live of an automation: its item stands under the trigger of the live version. */
  private Optional<Item> liveKey(Automation automation) {
    return store
        .get(AutomationKeys.version(automation.id(), automation.version()))
        .flatMap(item -> item.text("triggerKind"))
        .flatMap(
            kind ->
                store.get(
                    AutomationKeys.live(kind, automation.createdAt().toString(), automation.id())));
  }

  private Item version(Automation automation, String flow, String machine) {
    return ItemBuilder.at(AutomationKeys.version(automation.id(), automation.version()))
        .text("flow", flow)
        .text("triggerKind", automation.triggerKind())
        .text("machine", machine)
        .instant("publishedAt", clock.instant())
        .build();
  }

  private static Item activation(Automation automation, Instant now) {
    return ItemBuilder.at(AutomationKeys.activation(automation.id(), automation.activation()))
        .number("version", automation.version())
        .instant("at", now)
        .build();
  }
}
