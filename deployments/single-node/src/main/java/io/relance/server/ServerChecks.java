package io.relance.server;

import io.relance.application.admin.DeploymentChecks;
import io.relance.application.admin.HealthState;
import io.relance.embedded.sqlite.WriteState;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Checks the threads, the database and the disk of a server. */
final class ServerChecks implements DeploymentChecks {
  private final Path folder;
  private final Supplier<WriteState> writes;
  private final Supplier<List<String>> damagedRows;
  private final Map<String, BooleanSupplier> alive = new LinkedHashMap<>();
  private final List<QueuePoller> pollers = new CopyOnWriteArrayList<>();

  /**
   * @param folder the data folder
   * @param writes how the writes to the database go
   * @param damagedRows the names of damaged rows
   */
  ServerChecks(Path folder, Supplier<WriteState> writes, Supplier<List<String>> damagedRows) {
    this.folder = folder;
    this.writes = writes;
    this.damagedRows = damagedRows;
  }

  /** Watches a part that must stay alive; before the server takes requests. */
  void watch(String part, BooleanSupplier isAlive) {
    alive.put(part, isAlive);
  }

  /** Watches the reader of a queue. */
  void watch(QueuePoller poller, Thread thread) {
    pollers.add(poller);
    watch("reader %d of queue %s".formatted(pollers.size(), poller.name().name()), thread::isAlive);
  }

  /**
   * Why the process cannot go on and must start again; empty while it can. A full disk is none: it
   * passes when there is space again.
   */
  Optional<String> fault() {
    if (writes.get() == WriteState.ENDED) {
      return Optional.of("The writer of the database has ended");
    }
    return alive.entrySet().stream()
        .filter(part -> !part.getValue().getAsBoolean())
        .map(part -> "The %s has ended".formatted(part.getKey()))
        .findFirst();
  }

  @Override
  public HealthState store() {
    if (writes.get() != WriteState.WORKING) {
      return HealthState.DOWN;
    }
    return damagedRows().isEmpty() ? HealthState.OK : HealthState.DEGRADED;
  }

  @Override
  public List<String> damagedRows() {
    return damagedRows.get();
  }

  @Override
  public HealthState queues() {
    if (fault().isPresent()) {
      return HealthState.DOWN;
    }
    return pollers.stream().anyMatch(QueuePoller::isFailing)
        ? HealthState.DEGRADED
        : HealthState.OK;
  }

  @Override
  public HealthState disk() {
    return writes.get() == WriteState.DISK_FULL ? HealthState.DOWN : DiskSpace.check(folder);
  }
}
