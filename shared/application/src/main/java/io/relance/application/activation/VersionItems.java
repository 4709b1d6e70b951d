package io.relance.application.activation;

import io.relance.application.automations.AutomationKeys;
import io.relance.application.automations.AutomationSummary;
import io.relance.application.automations.FormerMachines;
import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.util.ArrayList;

/** Published versions of automations and their activations as items. */
final class VersionItems {
  private VersionItems() {}

  static Item version(
      AutomationSummary automation, String flow, String machine, ActivationNote note) {
    return ItemBuilder.at(AutomationKeys.version(automation.id(), automation.version()))
        .text("flow", flow)
        .text("triggerKind", automation.draft().triggerKind())
        .text("machine", machine)
        .instant("publishedAt", automation.toggle().published().activatedAt())
        .text("by", note.by())
        .text("note", note.note())
        .build();
  }

  /** A version that is activated again: as compiled now, with the new note if there is one. */
  static Write publishedAgain(Item version, String machine, ActivationNote note) {
    var edits = new ArrayList<Edit>();
    FormerMachines.current(version)
        .ifPresentOrElse(
            before -> edits.addAll(FormerMachines.replaced(before, machine)),
            () -> edits.add(Edit.set("machine", machine)));
    if (!note.note().isEmpty()) {
      edits.add(Edit.set("note", note.note()));
    }
    return new Write.Update(version.key(), edits, Precondition.present());
  }

  static Item activation(AutomationSummary automation, ActivationNote note) {
    return ItemBuilder.at(
            AutomationKeys.activation(automation.id(), automation.toggle().activation()))
        .number("version", automation.version())
        .instant("at", automation.toggle().published().activatedAt())
        .text("by", note.by())
        .text("note", note.note())
        .build();
  }
}
