package io.relance.embedded.engine;

import io.relance.domain.engine.MachineVersion;
import io.relance.embedded.sqlite.SqliteDatabase;

/** Publishes definitions for an engine that is not open: nothing runs. */
public final class SqliteMachines {
  private final MachineCache machineCache;

  public SqliteMachines(SqliteDatabase database, EngineSettings settings) {
    database.install(EngineTables.SCHEMA);
    this.machineCache = new MachineCache(database, new TaskPlaceholders(settings.marks()));
  }

  /** As {@link SqliteFlowEngine#publish}. */
  public MachineVersion publish(String machine, long version, String definition) {
    return machineCache.publish(machine, version, definition);
  }
}
