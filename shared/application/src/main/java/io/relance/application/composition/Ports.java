package io.relance.application.composition;

import io.relance.domain.alarm.Alarm;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.objectstore.ObjectStore;
import io.relance.domain.queue.Queue;
import io.relance.domain.store.ItemStore;
import java.time.InstantSource;

/**
 * The ports that a deployment provides.
 *
 * @param clock the time that contacts and marketers see; may be a test clock
 * @param realTime the time for rates, back-off and claims; it jumps with a test clock
 * @param wallClock the real time, independent of a test clock
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
