package io.relance.application.activation;

import io.relance.application.automations.AutomationKeys;
import io.relance.application.automations.Automations;
import io.relance.application.automations.DeletedAutomations;
import io.relance.application.automations.FormerMachines;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.execution.wave.Waves;
import io.relance.application.persistence.Transactions;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the state machines that no enrollment is in any more: those of earlier versions, those
 * that an upgrade has replaced, and those of deleted automations.
 */
public final class RemoveMachines {
  private static final Logger LOG = LoggerFactory.getLogger(RemoveMachines.class);

  /** The hour of the day, in the project's zone, in which they are looked for. */
  private static final int HOUR = 4;

  /** Far longer than any process goes on with what it has read of a live automation. */
  private static final Duration GRACE = Duration.ofDays(2);

  private final ItemStore store;
  private final Automations automations;
  private final DeletedAutomations deleted;
  private final PublishedFlows flows;
  private final Waves waves;
  private final FlowEngine engine;
  private final InstantSource clock;
  private final ZoneId zone;

  public RemoveMachines(
      ItemStore store,
      Automations automations,
      PublishedFlows flows,
      Waves waves,
      FlowEngine engine,
      InstantSource clock,
      ZoneId zone) {
    this.store = store;
    this.automations = automations;
    this.deleted = new DeletedAutomations(store);
    this.flows = flows;
    this.waves = waves;
    this.engine = engine;
    this.clock = clock;
    this.zone = zone;
  }

  /** Called hourly, it works once a day; repeating it has no further effect. */
  public void run() {
    if (LocalTime.ofInstant(clock.instant(), zone).getHour() == HOUR) {
      automations.all().forEach(it -> removeOf(it.id(), it.version()));
      deleted.withMachines().forEach(this::removeOfDeleted);
    }
  }

  /**
   * @param latest the version that may be live, which keeps its machine
   */
  private void removeOf(AutomationId automation, long latest) {
    try {
      var versions = store.all(AutomationKeys.versions(automation)).toList();
      versions.forEach(version -> note(version, latest));
      var old = versions.stream().filter(this::isOld).toList();
      if (!old.isEmpty()) {
        var used = used(automation, versions);
        old.forEach(version -> remove(version, used));
      }
    } catch (RuntimeException failure) {
      LOG.error("Machines of automation {} could not be removed", automation, failure);
    }
  }

  /** No version of a deleted automation is live. */
  private void removeOfDeleted(AutomationId automation) {
    removeOf(automation, Long.MAX_VALUE);
    var left =
        store
            .all(AutomationKeys.versions(automation))
            .filter(RemoveMachines::hasMachine)
            .findFirst();
    if (left.isEmpty()) {
      write(DeletedAutomations.withoutMachines(automation));
    }
  }

  private static boolean hasMachine(Item version) {
    return FormerMachines.current(version).isPresent() || !FormerMachines.of(version).isEmpty();
  }

  /** What is former now is removed at a later look, when it has been so for long enough. */
  private void note(Item version, long latest) {
    var now = clock.instant();
    var machine = FormerMachines.current(version);
    if (AutomationKeys.versionOf(version.key()) < latest && machine.isPresent()) {
      write(FormerMachines.retire(version, machine.orElseThrow(), now));
    } else if (!FormerMachines.of(version).isEmpty() && FormerMachines.since(version).isEmpty()) {
      write(FormerMachines.note(version, now));
    }
  }

  private boolean isOld(Item version) {
    return !FormerMachines.of(version).isEmpty()
        && FormerMachines.since(version)
            .filter(since -> !since.isAfter(clock.instant().minus(GRACE)))
            .isPresent();
  }

  /** What waves are in that have not ended, and what new ones may enter. */
  private Set<String> used(AutomationId automation, List<Item> versions) {
    var used = new HashSet<String>();
    waves.open(automation).map(found -> found.wave().machine()).forEach(used::add);
    flows.liveById(automation).map(LiveAutomation::machine).ifPresent(used::add);
    versions.stream()
        .flatMap(version -> FormerMachines.current(version).stream())
        .forEach(used::add);
    return used;
  }

  private void remove(Item version, Set<String> used) {
    var removed =
        FormerMachines.of(version).stream()
            .filter(machine -> !used.contains(machine))
            .filter(machine -> engine.remove(new MachineVersion(machine)))
            .collect(Collectors.toSet());
    if (!removed.isEmpty()) {
      write(FormerMachines.without(version, removed));
      LOG.info("{} machines of {} were removed", removed.size(), version.key().partition());
    }
  }

  /** A write that is refused is done at the next look. */
  private void write(Write write) {
    Transactions.write(store, List.of(write));
  }
}
