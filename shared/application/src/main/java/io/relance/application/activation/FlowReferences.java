package io.relance.application.activation;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.automations.Automation;
import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.persistence.Json;
import io.relance.compiler.codec.FlowCodec;
import io.relance.domain.id.AutomationId;
import java.util.List;
import java.util.function.Predicate;

/** Finds the automations whose draft or live flow refers to something by its key. */
final class FlowReferences {
  private final Automations automations;
  private final PublishedFlows flows;

  FlowReferences(Automations automations, PublishedFlows flows) {
    this.automations = automations;
    this.flows = flows;
  }

  /**
   * The names of the automations that refer to a key.
   *
   * @param field the field of flow files that holds such references, such as {@code list}
   */
  List<String> to(String field, String key) {
    return to(field, key, _ -> true);
  }

  /** As {@link #to(String, String)}, without one automation. */
  List<String> ofOthers(AutomationId id, String field, String key) {
    return to(field, key, other -> !other.equals(id));
  }

  private List<String> to(String field, String key, Predicate<AutomationId> among) {
    return automations.all().stream()
        .filter(summary -> among.test(summary.id()))
        .flatMap(summary -> automations.find(summary.id()).stream())
        .filter(
            automation ->
                names(Json.tree(automation.flow()), field, key) || isLive(automation, field, key))
        .map(Automation::name)
        .toList();
  }

  private boolean isLive(Automation automation, String field, String key) {
    return automation.active()
        && names(FlowCodec.toJson(flows.flow(automation.id(), automation.version())), field, key);
  }

  /** Drafts may have faults, so they are searched as they are. */
  private static boolean names(JsonNode node, String field, String key) {
    return key.equals(node.path(field).textValue())
        || node.valueStream().anyMatch(part -> names(part, field, key));
  }
}
