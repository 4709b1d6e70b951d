package io.relance.server.flows;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes the automations of a server into a folder. What was edited in the folder stays; where the
 * server was edited too, nothing is overwritten unless it is forced.
 */
final class PullFlows {
  private final FlowFolder folder;
  private final FlowServer server;

  PullFlows(FlowFolder folder, FlowServer server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * The result of a pull.
   *
   * @param lines what was written, in words
   * @param refused the keys of automations that were edited on both sides
   */
  record Result(List<String> lines, List<String> refused) {}

  Result pull(boolean force) {
    var index = folder.index(server.address());
    var remote = server.automations();
    var lines = new ArrayList<String>();
    var refused = new ArrayList<String>();
    for (var compared : FlowComparison.of(folder, index, remote)) {
      var key = compared.key();
      var differs = !compared.changes().isEmpty();
      if (compared.isEdited() && differs && !force) {
        if (compared.isStale() && !(compared.isNew() && compared.pulled().isEmpty())) {
          refused.add(key);
        } else {
          lines.add(key + ": edited here, left as it is");
        }
        continue;
      }
      if (compared.isNew()) {
        if (compared.pulled().isPresent()) {
          folder.deleteDraft(key);
          folder.deleteLive(key);
          index.automations().remove(key);
          lines.add(key + ": deleted, as on the server");
        }
        continue;
      }
      write(compared.remote().orElseThrow(), index, lines, differs);
    }
    folder.write(index);
    return new Result(lines, refused);
  }

  private void write(
      RemoteAutomation remote, FlowFolder.Index index, List<String> lines, boolean differs) {
    folder.writeDraft(remote.key(), remote.flow());
    remote
        .live()
        .ifPresentOrElse(
            version -> folder.writeLive(remote.key(), server.version(remote, version)),
            () -> folder.deleteLive(remote.key()));
    index.automations().put(remote.key(), remote.pulled());
    if (differs) {
      lines.add("%s: written, revision %d".formatted(remote.key(), remote.revision()));
    }
  }
}
