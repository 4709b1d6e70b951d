package io.relance.application.activation;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.persistence.Json;
import io.relance.application.tables.RelatedTables;
import io.relance.application.tables.TableDeletion;
import io.relance.compiler.codec.FlowCodec;
import io.relance.domain.id.TableKey;
import java.util.List;

/** Deletes a table that no automation uses, neither its draft nor what is live of it. */
public final class DeleteTable {
  private final RelatedTables tables;
  private final TableDeletion deletion;
  private final Automations automations;
  private final PublishedFlows flows;

  public DeleteTable(
      RelatedTables tables, TableDeletion deletion, Automations automations, PublishedFlows flows) {
    this.tables = tables;
    this.deletion = deletion;
    this.automations = automations;
    this.flows = flows;
  }

  /** The outcome of deleting a table. */
  public sealed interface TableDeleted {
    record Deleted() implements TableDeleted {}

    /**
     * Automations use it; nothing was deleted.
     *
     * @param automations their names
     */
    record InUse(List<String> automations) implements TableDeleted {
      public InUse {
        automations = List.copyOf(automations);
      }
    }

    /** There is no such table. */
    record Unknown() implements TableDeleted {}
  }

  /** Deletes a table by its key. */
  public TableDeleted delete(TableKey key) {
    var table = tables.byKey(key);
    if (table.isEmpty()) {
      return new TableDeleted.Unknown();
    }
    var users = users(key.value());
    if (!users.isEmpty()) {
      return new TableDeleted.InUse(users);
    }
    deletion.delete(table.orElseThrow());
    return new TableDeleted.Deleted();
  }

  private List<String> users(String key) {
    return automations.all().stream()
        .flatMap(summary -> automations.find(summary.id()).stream())
        .filter(automation -> names(Json.tree(automation.flow()), key) || isLive(automation, key))
        .map(Automation::name)
        .toList();
  }

  private boolean isLive(Automation automation, String key) {
    return automation.active() && names(live(automation), key);
  }

  private JsonNode live(Automation automation) {
    return Json.tree(FlowCodec.encode(flows.flow(automation.id(), automation.version())));
  }

  /** Drafts may have faults, and are looked at as they are. */
  private static boolean names(JsonNode node, String key) {
    return key.equals(node.path("table").textValue())
        || node.valueStream().anyMatch(part -> names(part, key));
  }
}
