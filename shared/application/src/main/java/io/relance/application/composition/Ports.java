package io.relance.application.composition;

import io.relance.domain.alarm.Alarm;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.objectstore.ObjectStore;
import io.relance.domain.queue.Queue;
import io.relance.domain.store.ItemStore;
import java.time.InstantSource;

/**
 * What a deployment stands on.
 *
 * @param clock the time of all that contacts and marketers see; may stand still in tests
 * @param realTime the time that rates, back-off and claims run on; it jumps with a test clock
 * @param wallClock the time outside, which no test clock moves
 */
public record Ports(
    ItemStore store,
    Queue queue,
    FlowEngine engine,
    Alarm alarm,
    ObjectStore objects,
    InstantSource clock,
    InstantSource realTime,
    InstantSource wallClock) {

  /** A deployment whose real time nothing moves. */
  public Ports(
      ItemStore store,
      Queue queue,
      FlowEngine engine,
      Alarm alarm,
      ObjectStore objects,
      InstantSource clock,
      InstantSource realTime) {
    this(store, queue, engine, alarm, objects, clock, realTime, realTime);
  }
}
