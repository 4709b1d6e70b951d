package io.relance.server.flows;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sends what was edited in a folder to the drafts of a server. Everything is checked first: a flow
 * with errors, or a draft that changed since the pull, refuses the whole push. After an
 * interruption it can be repeated.
 */
final class PushFlows {
  private final FlowFolder folder;
  private final FlowServer server;

  PushFlows(FlowFolder folder, FlowServer server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * How a push is done.
   *
   * @param dryRun whether nothing is sent
   * @param force whether a draft that changed since the pull is overwritten
   */
  record Manner(boolean dryRun, boolean force) {}

  /**
   * The result of a push.
   *
   * @param lines what is changed, in words
   * @param refused why nothing more was sent, in words
   */
  record Result(List<String> lines, List<String> refused) {}

  Result push(Manner manner) {
    var index = folder.index(server.address());
    var edited =
        FlowComparison.of(folder, index, server.automations()).stream()
            .filter(it -> it.isEdited() && !it.changes().isEmpty())
            .toList();
    var lines = new ArrayList<String>();
    var refused = new ArrayList<String>();
    for (var compared : edited) {
      lines.add(compared.key() + ":");
      compared.changes().forEach(change -> lines.add("  " + change));
      check(compared, manner, lines, refused);
    }
    if (refused.isEmpty() && !manner.dryRun()) {
      edited.forEach(compared -> send(compared, index, lines, refused));
    }
    return new Result(lines, refused);
  }

  private void check(
      FlowComparison compared, Manner manner, List<String> lines, List<String> refused) {
    if (compared.isStale() && !isFirst(compared) && !manner.force()) {
      refused.add(stale(compared.key()));
    }
    var id = compared.remote().map(RemoteAutomation::id).orElse(null);
    for (var diagnostic : server.check(compared.local().orElseThrow(), id)) {
      var sentence = compared.key() + ": " + sentence(diagnostic);
      (diagnostic.path("severity").asText().equals("error") ? refused : lines).add(sentence);
    }
  }

  /** Whether it was never on the server. */
  private static boolean isFirst(FlowComparison compared) {
    return compared.isNew() && compared.pulled().isEmpty();
  }

  private void send(
      FlowComparison compared, FlowFolder.Index index, List<String> lines, List<String> refused) {
    var key = compared.key();
    var body = body(compared);
    var saved =
        compared
            .remote()
            .map(remote -> server.edit(remote.id(), remote.revision(), body))
            .orElseGet(() -> Optional.of(server.create(body)));
    if (saved.isEmpty()) {
      refused.add(stale(key));
      return;
    }
    index.automations().put(key, saved.orElseThrow().pulled());
    folder.write(index);
    lines.add("%s: pushed, revision %d".formatted(key, saved.orElseThrow().revision()));
  }

  private static Map<String, Object> body(FlowComparison compared) {
    var body = new TreeMap<String, Object>();
    body.put("flow", compared.local().orElseThrow());
    if (compared.isNew()) {
      body.put("key", compared.key());
      body.put("name", compared.pulled().map(PulledAutomation::name).orElse(compared.key()));
    } else {
      compared
          .pulled()
          .filter(_ -> !compared.isStale())
          .ifPresent(
              it -> {
                body.put("name", it.name());
                body.put("description", it.description());
              });
    }
    return body;
  }

  private static String stale(String key) {
    return key
        + ": changed on the server since the pull. Pull again, or push with --force to overwrite"
        + " it.";
  }

  private static String sentence(JsonNode diagnostic) {
    var at =
        Optional.of(diagnostic.path("elementId").asText(""))
            .filter(id -> !id.isEmpty())
            .map(id -> "element " + Quoted.of(id) + ": ")
            .orElse("");
    return "%s: %s%s"
        .formatted(diagnostic.path("severity").asText(), at, diagnostic.path("message").asText());
  }
}
