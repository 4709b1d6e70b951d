package io.relance.migration;

import io.relance.application.automations.AutomationKeys;
import io.relance.application.execution.wave.ImportedWaves;
import io.relance.application.persistence.Tables;
import io.relance.compiler.Compilation;
import io.relance.compiler.FlowCompiler;
import io.relance.compiler.liquid.LiquidText;
import io.relance.compiler.validate.ValidationContext;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.Item;
import io.relance.domain.store.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The versions of automations that are live or walked, published where they are moved to. */
final class PublishedMachines {
  private static final String MACHINE = "machine";
  private static final String VERSIONS = "version#";

  private final Map<Version, String> flows = new HashMap<>();
  private final Set<Version> needed = new HashSet<>();
  private final Map<Version, String> definitions = new LinkedHashMap<>();
  private final Map<Version, String> references = new HashMap<>();

  private record Version(AutomationId automation, long version) {}

  /** Takes note of flows, and of which versions somebody may still walk. */
  void note(ExportLine exportLine) {
    if (exportLine instanceof ExportLine.Kept(var item)) {
      var version = version(item);
      if (version.isPresent() && item.text("flow").isPresent()) {
        flows.put(version.orElseThrow(), item.text("flow").orElseThrow());
      } else {
        version.ifPresent(needed::add);
      }
    }
  }

  /** Compiles what is needed, before anything is written. */
  void compile(Path file) {
    var compiler =
        new FlowCompiler(new LiquidText(InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC));
    for (var version : needed) {
      var flow = flows.get(version);
      if (flow == null
          || !(compiler.compile(flow, ValidationContext.UNKNOWN)
              instanceof Compilation.Compiled(var definition, _))) {
        throw new MigrationException(
            "%s holds a flow that this Relance cannot read (automation %s, version %d): import it with the version that wrote it."
                .formatted(file, version.automation(), version.version()));
      }
      definitions.put(version, definition);
    }
    flows.clear();
  }

  void publish(Destination.Machines machines) {
    definitions.forEach(
        (version, definition) ->
            references.put(
                version,
                machines
                    .publish(version.automation().value(), version.version(), definition)
                    .reference()));
  }

  /** An item as it is kept where it is moved to. */
  Item translated(Item item) {
    var reference = version(item).map(references::get);
    var moved = ImportedWaves.isWave(item) ? ImportedWaves.restarted(item) : item;
    return reference.map(found -> with(moved, found)).orElse(moved);
  }

  private static Item with(Item item, String reference) {
    var attributes = new LinkedHashMap<>(item.attributes());
    attributes.put(MACHINE, Value.of(reference));
    return new Item(item.key(), attributes);
  }

  /** Which version an item names the machine of; empty where nobody walks it any more. */
  private static Optional<Version> version(Item item) {
    if (item.key().table().equals(Tables.AUTOMATIONS)) {
      return ofAutomations(item);
    }
    return ImportedWaves.isWave(item) && ImportedWaves.isOpen(item)
        ? named(item)
        : Optional.empty();
  }

  private static Optional<Version> ofAutomations(Item item) {
    var partition = item.key().partition();
    var sort = item.key().sort();
    var own = AutomationKeys.PREFIX;
    if (partition.startsWith(own) && sort.startsWith(VERSIONS)) {
      return Optional.of(
          new Version(
              new AutomationId(partition.substring(own.length())),
              Long.parseLong(sort.substring(VERSIONS.length()))));
    }
    return partition.startsWith(AutomationKeys.livePartition("")) ? named(item) : Optional.empty();
  }

  private static Optional<Version> named(Item item) {
    return item.text("automation")
        .map(name -> new Version(new AutomationId(name), item.number("version")));
  }
}
