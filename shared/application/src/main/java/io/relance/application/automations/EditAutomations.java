package io.relance.application.automations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.relance.application.store.Ids;
import io.relance.application.store.Json;
import io.relance.application.store.OptimisticRetry;
import io.relance.application.store.Transactions;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Makes, edits and removes automations; what is live changes only when it is activated. */
public final class EditAutomations {
  private final ItemStore store;
  private final Automations automations;
  private final InstantSource clock;

  public EditAutomations(ItemStore store, Automations automations, InstantSource clock) {
    this.store = store;
    this.automations = automations;
    this.clock = clock;
  }

  /**
   * Makes an inactive automation.
   *
   * @param flow its draft, which may have faults
   */
  public Automation create(String name, Optional<String> description, JsonNode flow) {
    var now = clock.instant();
    var draft = draft(flow);
    var automation = Automation.made(Ids.random(), name, description, draft).at(now);
    Transactions.write(store, List.of(Automations.create(automation)));
    return automation;
  }

  /** A flow with a trigger and nothing else yet, to start from a blank page. */
  public static JsonNode blank(JsonNode trigger) {
    var flow = JsonNodeFactory.instance.objectNode().put("format", 1);
    flow.set("trigger", trigger);
    flow.putArray("elements");
    return flow;
  }

  /** What to change; what is empty stays. */
  public record Edit(
      Optional<String> name, Optional<String> description, Optional<JsonNode> flow) {}

  /** Edits the draft; empty when there is no such automation. */
  public Optional<Automation> edit(String id, Edit edit) {
    return OptimisticRetry.retry("automation", id, () -> tryToEdit(id, edit));
  }

  private Optional<Optional<Automation>> tryToEdit(String id, Edit edit) {
    var found = automations.find(id);
    if (found.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    var before = found.orElseThrow();
    var after =
        before.edited(
            edit.name().orElse(before.name()),
            edit.description().or(before::description),
            edit.flow().map(EditAutomations::draft).orElseGet(before::savedDraft),
            clock.instant());
    return Transactions.write(store, List.of(Automations.replace(after))).committed()
        ? Optional.of(Optional.of(after))
        : Optional.empty();
  }

  /** How removing went. */
  public enum Removal {
    REMOVED,
    STILL_ACTIVE,
    UNKNOWN
  }

  /** Removes an inactive automation; its counts and what it sent stay. */
  public Removal remove(String id) {
    return OptimisticRetry.retry("automation", id, () -> tryToRemove(id));
  }

  private Optional<Removal> tryToRemove(String id) {
    var found = automations.find(id);
    if (found.isEmpty()) {
      return Optional.of(Removal.UNKNOWN);
    }
    if (found.orElseThrow().active()) {
      return Optional.of(Removal.STILL_ACTIVE);
    }
    List<Write> writes = List.of(Automations.remove(found.orElseThrow()));
    return Transactions.write(store, writes).committed()
        ? Optional.of(Removal.REMOVED)
        : Optional.empty();
  }

  private static Automation.Draft draft(JsonNode flow) {
    return new Automation.Draft(Json.write(flow), flow.path("trigger").path("kind").asText(""));
  }
}
