package io.relance.server.flows;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.compiler.diff.FlowChange;
import io.relance.compiler.diff.FlowDiff;
import io.relance.domain.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An automation in a folder, compared with the draft on a server.
 *
 * @param local the flow in the folder
 * @param pulled what the folder knows of it
 * @param remote the automation on the server
 */
record FlowComparison(
    String key,
    Optional<JsonNode> local,
    Optional<PulledAutomation> pulled,
    Optional<RemoteAutomation> remote) {

  /** All automations of a folder and of a server, by key. */
  static List<FlowComparison> of(
      FlowFolder folder, FlowFolder.Index index, Map<String, RemoteAutomation> remote) {
    var keys = new TreeSet<>(folder.keys());
    keys.addAll(remote.keySet());
    return keys.stream()
        .map(
            key ->
                new FlowComparison(
                    key,
                    folder.draft(key),
                    Optional.ofNullable(index.automations().get(key)),
                    Optional.ofNullable(remote.get(key))))
        .toList();
  }

  /** Whether the server has no automation for the file. */
  boolean isNew() {
    return remote.isEmpty();
  }

  /** Whether the file says something else than what was pulled. */
  boolean isEdited() {
    return local.isPresent()
        && (isRenamed() || !local.map(FlowFolder::hash).equals(pulled.map(PulledAutomation::flow)));
  }

  /** Whether the draft on the server is not the one that was pulled, or is gone. */
  boolean isStale() {
    return !remote.map(RemoteAutomation::revision).equals(pulled.map(PulledAutomation::revision));
  }

  /** What a push would change on the server, in words; none when both are the same. */
  List<String> changes() {
    if (local.isEmpty()) {
      return List.of("only on the server");
    }
    if (remote.isEmpty()) {
      return List.of(pulled.isPresent() ? "deleted on the server" : "only in the folder");
    }
    var changes = new ArrayList<String>();
    if (isRenamed()) {
      var now = pulled.orElseThrow();
      change("name", remote.orElseThrow().name(), now.name()).ifPresent(changes::add);
      change("description", remote.orElseThrow().description(), now.description())
          .ifPresent(changes::add);
    }
    FlowDiff.between(remote.orElseThrow().flow(), local.orElseThrow()).stream()
        .map(FlowChange::sentence)
        .forEach(changes::add);
    return List.copyOf(changes);
  }

  /** Whether a name in the folder's index was edited; the names of a later draft are its own. */
  private boolean isRenamed() {
    return !isStale()
        && pulled
            .filter(
                it ->
                    !it.name().equals(remote.orElseThrow().name())
                        || !it.description().equals(remote.orElseThrow().description()))
            .isPresent();
  }

  private static Optional<String> change(String field, String before, String after) {
    return before.equals(after)
        ? Optional.empty()
        : Optional.of("~ %s: %s → %s".formatted(field, Quoted.of(before), Quoted.of(after)));
  }
}
