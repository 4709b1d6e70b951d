package io.relance.application.launches;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.imports.Import;
import io.relance.application.imports.Imports;
import io.relance.application.lists.Lists;
import io.relance.application.persistence.Ids;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.LaunchId;
import io.relance.domain.id.ListId;
import java.time.Instant;
import java.util.Optional;

/**
 * Launches the active automations that an import triggers for the contacts that came with it. An
 * import has one launch of an automation, however often its entry is executed.
 */
public final class LaunchImports implements DueAction {
  private final Imports imports;
  private final Lists lists;
  private final PublishedFlows flows;
  private final LaunchAutomation launching;

  public LaunchImports(
      Imports imports, Lists lists, PublishedFlows flows, LaunchAutomation launching) {
    this.imports = imports;
    this.lists = lists;
    this.flows = flows;
    this.launching = launching;
  }

  @Override
  public DueKind kind() {
    return DueKind.IMPORT;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    imports
        .find(subject)
        .ifPresent(
            imported ->
                flows.live(Trigger.Import.KIND).stream()
                    .filter(live -> triggers(imported, live))
                    .forEach(live -> launch(imported, live.id())));
    return Optional.empty();
  }

  private boolean triggers(Import imported, LiveAutomation live) {
    return live.flow().trigger() instanceof Trigger.Import(var list, var automatic)
        && automatic
        && (list.isEmpty()
            || list.flatMap(key -> lists.idOf(key.value())).equals(joined(imported)));
  }

  private static Optional<ListId> joined(Import imported) {
    return imported.request().list().map(ListId::new);
  }

  private void launch(Import imported, AutomationId automation) {
    var launch = new LaunchId("launch-" + Ids.hash("import", imported.id(), automation.value()));
    var audience = new LaunchAudience.OfImport(imported.id());
    launching.launch(LaunchAutomation.Request.now(automation, launch, audience));
  }
}
