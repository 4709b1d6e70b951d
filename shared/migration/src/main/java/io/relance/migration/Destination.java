package io.relance.migration;

import io.relance.domain.engine.FlowEngine;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.objectstore.ObjectStore;
import io.relance.domain.queue.Queue;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.WholeTables;

/**
 * A deployment that an installation is moved into.
 *
 * @param machines publishes definitions, as {@link FlowEngine#publish} does
 */
public record Destination(
    ItemStore store, WholeTables tables, ObjectStore objects, Queue queue, Machines machines) {

  /** The part of a flow engine that keeps definitions. */
  @FunctionalInterface
  public interface Machines {
    MachineVersion publish(String machine, long version, String definition);
  }
}
