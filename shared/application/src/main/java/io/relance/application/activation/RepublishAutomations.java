package io.relance.application.activation;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.persistence.Transactions;
import io.relance.domain.engine.DefinitionHash;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.store.ItemStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the live automations again when this version compiles them differently than the one
 * that activated them.
 *
 * <p>New enrollments run the new definition. Those in progress finish with the one they began with.
 */
public final class RepublishAutomations {
  private static final Logger LOG = LoggerFactory.getLogger(RepublishAutomations.class);

  private final ItemStore store;
  private final PublishedFlows flows;
  private final CompileDrafts compiler;
  private final FlowEngine engine;

  /** The state machine of each definition that this process has published or found published. */
  private final Map<String, String> published = new ConcurrentHashMap<>();

  public RepublishAutomations(
      ItemStore store, PublishedFlows flows, CompileDrafts compiler, FlowEngine engine) {
    this.store = store;
    this.flows = flows;
    this.compiler = compiler;
    this.engine = engine;
  }

  /** Publishes what is compiled differently now; repeating it has no further effect. */
  public void run() {
    CompileDrafts.TRIGGER_KINDS.stream()
        .flatMap(kind -> flows.live(kind).stream())
        .forEach(this::republish);
  }

  private void republish(LiveAutomation live) {
    try {
      compiler
          .definition(live.flow())
          .map(definition -> machine(live, definition))
          .filter(machine -> !machine.equals(live.machine()))
          .ifPresent(machine -> change(live, machine));
    } catch (RuntimeException failure) {
      LOG.error(
          "Automation {} could not be published again; its enrollments run as compiled before",
          live.id(),
          failure);
    }
  }

  private String machine(LiveAutomation live, String definition) {
    var key = live.id() + "-" + live.version() + "-" + DefinitionHash.of(definition);
    return published.computeIfAbsent(
        key, _ -> engine.publish(live.id().value(), live.version(), definition).reference());
  }

  private void change(LiveAutomation live, String machine) {
    if (Transactions.write(store, PublishedFlows.recompiled(live, machine)).committed()) {
      LOG.info("Automation {} version {} was published again", live.id(), live.version());
    }
  }
}
